"use client";

import type { RefObject } from "react";
import { Thread } from "@/components/dialog/thread";
import { DetailsButton } from "@/components/patients/details/details-button";
import {
  DetailsPanel,
  type DetailsPanelProps,
} from "@/components/patients/details/details-panel";
import type { Shown } from "@/components/patients/details/use-shown";
import type { PersonActions } from "@/components/patients/person-actions";
import { DialogTouches } from "@/components/touches/dialog-touches";
import type { TouchActions } from "@/components/touches/touch-actions";
import { calmly } from "@/components/ui/calmly";
import type { OpenDialog as Open } from "@/lib/dialogs/types/open";
import type { DialogHit } from "@/lib/dialogs/types/search";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { threadLook } from "./thread-look";
import type { Inbox } from "./use-inbox";

type Props = {
  inbox: Inbox;
  open: Open;
  clock: Clock;
  me: Colleague;
  isAdmin: boolean;
  people: PersonActions;
  touches: TouchActions;
  backHref: string;
  hasArrived: RefObject<boolean>;
  hits: readonly DialogHit[];
  shown: Shown;
  attribute(messageIds: number[], personId: number | null): void;
};

const CalmDetails = calmly(
  DetailsPanel,
  (before: DetailsPanelProps, now) =>
    before.open.row.id !== now.open.row.id || !isSameShown(before.shown, now.shown),
);

const isSameShown = (one: Shown, other: Shown) =>
  one.isWide === other.isWide &&
  one.isColumnOpen === other.isColumnOpen &&
  one.isSheetOpen === other.isSheetOpen;

/** The open dialog: its thread, and who is at the other end. */
export function OpenDialog({ inbox, people, touches, shown, ...props }: Props) {
  const { open, clock, me } = props;
  return (
    <>
      <div className={threadLook}>
        <Thread
          key={open.row.id}
          {...inbox}
          {...props}
          details={<DetailsButton shown={shown} />}
        />
      </div>
      <CalmDetails {...inbox} open={open} clock={clock} actions={people} shown={shown} />
      <DialogTouches
        {...inbox}
        open={open}
        clock={clock}
        staffName={me.name}
        actions={touches}
        addPerson={people.add}
      />
    </>
  );
}
