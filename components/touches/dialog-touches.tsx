"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { newDraft } from "@/components/patients/form/person-draft";
import { useAdding } from "@/components/patients/form/use-adding";
import type { PersonActions } from "@/components/patients/person-actions";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { Clock } from "@/lib/format";
import type { DialogDetails } from "@/lib/patients/types/behind";
import type { TouchActions } from "./touch-actions";
import { MadeTouch, type OverlayProps, ViewedTouches } from "./touch-overlays";
import { touchesMayChangeSoon, touchesMayHaveChanged } from "./touch-pulse";
import { useTouchesPlace } from "./use-touches-place";

type Props = {
  open: OpenDialog;
  clock: Clock;
  staffName: string;
  actions: TouchActions;
  addPerson: PersonActions["add"];
  follow(event: MouseEvent, href: string): void;
  /** Rises with what may have been recorded with them, wherever that was. */
  detailsVersion: number;
  /** Brings the screen up to date. */
  catchUp(): Promise<void>;
  /** Draws over the page what outlives the dialog; null when it is over. */
  drawOver(asked: ReactNode): void;
};

/** The touches of whoever is behind the open dialog, over its thread. */
export function DialogTouches(given: Props) {
  const { open, detailsVersion, addPerson, catchUp, drawOver, ...props } = given;
  const { place, move } = useTouchesPlace();
  const { row, people } = open;
  useReadAgain(row, detailsVersion);
  const adding = useAdding(addPerson);
  const makeLead = async () => {
    const made = await adding({
      kind: "lead",
      draft: await draftFor(row.id, row.name),
      behind: { dialogId: row.id, place: "instead" },
    }).catch(() => null);
    await catchUp();
    return made?.ok ? made.personId : null;
  };
  const saved = async <Said,>(said: Promise<Said>): Promise<Said> => {
    const answer = await said;
    await catchUp();
    return answer;
  };
  const { actions } = props;
  const overlays = {
    ...props,
    ...{ people, makeLead },
    dialog: row,
    actions: {
      create: (made) => saved(actions.create(made)),
      edit: (edited) => saved(actions.edit(edited)),
      withdraw: (seen) => saved(actions.withdraw(seen)),
      followUpDone: (seen) => saved(actions.followUpDone(seen)),
      followUpMoved: (moved) => saved(actions.followUpMoved(moved)),
    } satisfies TouchActions,
  };
  const isMade = place.made !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whose it may be is all that changes under a form.
  useEffect(() => {
    if (isMade) drawOver(<Made {...overlays} />);
  }, [isMade, row.id, people, drawOver]);
  return <ViewedTouches {...overlays} {...{ place, move }} />;
}

/** For as long as the address asks for it. */
function Made(props: Omit<OverlayProps, "place" | "move">) {
  const at = useTouchesPlace();
  return <MadeTouch {...props} {...at} />;
}

/** Whatever came into the thread stands in the timeline as well. Another dialog may be about somebody else: at once then. */
function useReadAgain(row: OpenDialog["row"], detailsVersion: number) {
  const read = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these only say that something came.
  useEffect(() => {
    if (read.current === row.id) touchesMayChangeSoon();
    else touchesMayHaveChanged();
    read.current = row.id;
  }, [row.id, row.version, detailsVersion]);
}

/** What the channel told of them. */
async function draftFor(dialogId: number, name: string) {
  try {
    const response = await fetch(`/api/dialogs/${dialogId}/details`, {
      cache: "no-store",
    });
    const { prefill }: DialogDetails = await response.json();
    return newDraft(prefill.name || name, prefill.phones);
  } catch {
    return newDraft(name);
  }
}
