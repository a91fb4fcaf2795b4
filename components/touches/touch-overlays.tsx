"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Clock } from "@/lib/format";
import type { DialogPerson } from "@/lib/patients/types/behind";
import { everything } from "@/lib/touches/types";
import { ChooseWhose } from "./choose-whose";
import { TouchForm } from "./form/touch-form";
import { NobodyBehind } from "./nobody-behind";
import type { TouchActions } from "./touch-actions";
import type { TouchesPlace, Whose } from "./touches-place";
import { TouchesSheet } from "./touches-sheet";

export type OverlayProps = {
  place: TouchesPlace;
  move(change: Partial<TouchesPlace>): void;
  /** Who is behind the open dialog, or the one person that the page is about. */
  people: DialogPerson[];
  dialog: { id: number; name: string } | null;
  staffName: string;
  clock: Clock;
  actions: TouchActions;
  makeLead(): Promise<number | null>;
  follow?: (event: MouseEvent, href: string) => void;
};

/** The timeline that the address asks for, over the page, or first whose. */
export function ViewedTouches(props: OverlayProps) {
  const { place, move, people } = props;
  const t = useTranslations("touches");
  if (place.viewed === null) return null;
  return (
    <Meant
      {...props}
      person={personViewed(place.viewed, people)}
      title={t("who.viewTitle")}
      onMeant={(id) => move({ viewed: id })}
      onClose={() => move({ viewed: null, filter: everything })}
    >
      {(person) => <Viewed {...props} person={person} />}
    </Meant>
  );
}

/** The form that the address asks for, over the page, or first whose touch it is. */
export function MadeTouch(props: OverlayProps) {
  const { place, move, people } = props;
  const t = useTranslations("touches");
  if (place.made === null) return null;
  return (
    <Meant
      {...props}
      person={personMeant(place.made, people)}
      title={t("who.createTitle")}
      onMeant={(id) => move({ made: id })}
      onClose={() => move({ made: null, cited: null })}
    >
      {(person) => <Made {...props} person={person} />}
    </Meant>
  );
}

/** As much of a person as a timeline or the form needs; the name is empty where only the id is known. */
type Somebody = Pick<DialogPerson, "id" | "name">;

/** Of several nobody is meant before one was chosen; of one only, they are. */
function personMeant(whose: Whose, people: DialogPerson[]): Somebody | null {
  if (whose === "ask") return people.length === 1 ? (people[0] ?? null) : null;
  return people.find(({ id }) => id === whose) ?? null;
}

/** A touch in the thread may be of somebody who is not behind the contact any more: they can still be looked at. */
function personViewed(whose: Whose, people: DialogPerson[]): Somebody | null {
  const person = personMeant(whose, people);
  return person ?? (typeof whose === "number" ? { id: whose, name: "" } : null);
}

type MeantProps = Pick<OverlayProps, "people" | "dialog" | "makeLead"> & {
  person: Somebody | null;
  title: string;
  onMeant(personId: number): void;
  onClose(): void;
  children(person: Somebody): React.ReactNode;
};

function Meant(props: MeantProps) {
  const { person, people, dialog, title, makeLead, onMeant, onClose } = props;
  if (person) return props.children(person);
  if (people.length > 0) {
    return <ChooseWhose {...{ title, people, onClose }} onChoose={onMeant} />;
  }
  return (
    dialog && (
      <NobodyBehind {...{ makeLead, onMade: onMeant, onClose }} name={dialog.name} />
    )
  );
}

type PersonProps = OverlayProps & { person: Somebody };

function Viewed({ place, move, clock, actions, follow, person }: PersonProps) {
  const { id, name } = person;
  return (
    <TouchesSheet
      personId={id}
      {...{ name, clock, actions, follow }}
      filter={place.filter}
      onFilter={(filter) => move({ filter })}
      onCreate={() => move({ made: id })}
      onClose={() => move({ viewed: null, filter: everything })}
    />
  );
}

function Made({ place, move, dialog, staffName, clock, actions, person }: PersonProps) {
  const { id, name } = person;
  return (
    <TouchForm
      key={id}
      personId={id}
      {...{ name, staffName, clock, actions }}
      dialogId={dialog?.id ?? null}
      citedId={place.cited}
      onClose={() => move({ made: null, cited: null })}
    />
  );
}
