"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useState } from "react";
import type { PersonActions } from "@/components/patients/person-actions";
import { usePersonAct } from "@/components/patients/use-person-act";
import { useFocusFallback } from "@/components/ui/focus/use-focus-fallback";
import { Refusal } from "@/components/ui/notes/refusal";
import { useThrottled } from "@/components/ui/state/use-throttled";
import type { OpenDetails } from "@/lib/dialogs/types/details";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { Clock } from "@/lib/format";
import type { DialogPerson } from "@/lib/patients/types/behind";
import { DetailsSkeleton } from "./details-skeleton";
import { FailedDetails } from "./failed-details";
import { NoPerson } from "./no-person";
import { OtherDialogs } from "./other-dialogs";
import { type Asked, PersonAsked } from "./person-asked";
import type { PersonAction } from "./person-menu";
import { PersonPart } from "./person-part";
import { PersonTabs } from "./person-tabs";
import { RecentTouches } from "./recent-touches";
import { RemarksField } from "./remarks-field";
import { SharedFiles } from "./shared-files";
import { Suggestions } from "./suggestions";
import { useDetails } from "./use-details";
import { WhoIsWriting } from "./who-is-writing";

export type DetailsProps = {
  dialogId: number;
  /** Rises whenever something may have changed that they tell. */
  version: number;
  /** Who is behind the dialog. */
  people: DialogPerson[];
  /** Of several people: what they wrote, which says whose record is shown. */
  messages: readonly ThreadMessage[];
  clock: Clock;
  actions: PersonActions;
  hrefOf(target: { dialogId: number; messageId?: number }): string;
  follow(event: MouseEvent, href: string): void;
  /** Brings the screen up to date. */
  catchUp(): Promise<void>;
  /** Draws over the page what is to be answered there, whatever becomes of the Details; null when it was. */
  drawOver(asked: ReactNode): void;
};

/** While messages come thick and fast, what is beside them is not asked for with each; what is done here shows at once. */
const askedEveryMs = 3_000;

/** Who is at the other end of a dialog. Give it the dialog's id as its key. */
export function DetailsBody(props: DetailsProps) {
  const { dialogId, people, messages, clock, actions, catchUp, drawOver } = props;
  const t = useTranslations("patients.details");
  const [chosen, setChosen] = useState<number | null>(null);
  const personId = shownPerson(people, messages, chosen);
  const isFamily = people.length > 1;
  const files = { dialogId, of: isFamily ? "dialog" : "person" } as const;
  const version = useThrottled(props.version, askedEveryMs);
  const { details, hasFailed, reload } = useDetails({ ...files, personId, version });
  const refresh = async () => {
    await catchUp();
    reload();
  };
  const act = usePersonAct(refresh);
  const behind = useFocusFallback<HTMLDivElement>(details && whoIs(details));
  if (hasFailed) return <FailedDetails onRetry={reload} />;
  if (!details) return <DetailsSkeleton />;
  const { person, suggestions, touches, media } = details;
  const place = isFamily ? "beside" : "instead";
  const link = (id: number) =>
    void act.run(() => actions.link({ dialogId, personId: id, place }));
  const ask = (asked: Asked) =>
    drawOver(
      <PersonAsked
        {...{ asked, dialogId, people, details, actions }}
        onDone={refresh}
        onClose={() => drawOver(null)}
      />,
    );
  const onAction = (action: PersonAction) => {
    if (!person) return;
    if (action === "unlink")
      return void act.run(() => actions.unlink(dialogId, person.id));
    if (action === "makeLead") return void act.run(() => actions.makeLead(person.id));
    ask(action);
  };
  return (
    <>
      <Refusal className="m-3">{act.refusal}</Refusal>
      {isFamily && (
        <WhoIsWriting
          people={people}
          messages={messages}
          clock={clock}
          onChoose={(messageIds, id) => {
            setChosen(id);
            return act.run(() =>
              actions.attribute({ dialogId, messageIds, personId: id }),
            );
          }}
        />
      )}
      {isFamily && (
        <PersonTabs people={people} shown={person?.id ?? null} onShow={setChosen} />
      )}
      <div ref={behind} tabIndex={-1} className="outline-none">
        {person ? (
          <PersonPart
            person={person}
            isPending={act.isPending}
            onPatient={() => void act.run(() => actions.makePatient(person.id))}
            onLink={() => ask("link")}
            onAction={onAction}
          />
        ) : (
          <NoPerson onLink={() => ask("link")} onNew={() => ask("new")} />
        )}
      </div>
      <Suggestions suggestions={suggestions} isPending={act.isPending} onLink={link} />
      {person && (
        <RemarksField
          key={person.id}
          person={person}
          dialogId={dialogId}
          remark={actions.remark}
          onDone={refresh}
        />
      )}
      {person && (
        <OtherDialogs
          contacts={person.contacts}
          openId={dialogId}
          clock={clock}
          hrefOf={props.hrefOf}
          onFollow={props.follow}
        />
      )}
      {person && touches && (
        <RecentTouches personId={person.id} recent={touches} clock={clock} />
      )}
      {media && (
        <SharedFiles
          {...files}
          media={media}
          zone={clock.zone}
          hrefOf={props.hrefOf}
          onFollow={props.follow}
        />
      )}
      <span className="sr-only" role="status">
        {act.isPending ? t("saving") : ""}
      </span>
    </>
  );
}

const whoIs = ({ person }: OpenDetails) =>
  person ? `${person.kind} ${person.id}` : "nobody";

/** Whom one has chosen; else who wrote last, where that was said; else the first. */
function shownPerson(
  people: DialogPerson[],
  messages: readonly ThreadMessage[],
  chosen: number | null,
): number | null {
  const writer = messages.findLast(({ person }) => person)?.person?.id;
  const wanted = [chosen, writer].find((id) => people.some((each) => each.id === id));
  return wanted ?? people[0]?.id ?? null;
}
