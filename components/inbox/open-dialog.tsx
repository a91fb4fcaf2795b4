"use client";

import { type ReactNode, type RefObject, useCallback } from "react";
import { Thread } from "@/components/dialog/thread";
import {
  DetailsPanel,
  type DetailsPanelProps,
} from "@/components/patients/details/details-panel";
import type { Shown } from "@/components/patients/details/use-shown";
import type { PersonActions } from "@/components/patients/person-actions";
import { DialogTouches } from "@/components/touches/dialog-touches";
import type { TouchActions } from "@/components/touches/touch-actions";
import { deferred } from "@/components/ui/rendering/deferred";
import { useStable } from "@/components/ui/state/use-stable";
import type { OpenDialog as Open } from "@/lib/dialogs/types/open";
import type { DialogHit } from "@/lib/dialogs/types/search";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { refusalOf } from "./controllers/refusal-of";
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
  drawOver(asked: ReactNode): void;
};

/** What one person wrote says nothing about whose record is shown. */
const none: never[] = [];

const CalmDetails = deferred(
  DetailsPanel,
  (before: DetailsPanelProps, now) =>
    before.dialogId !== now.dialogId || before.shown !== now.shown,
);

/** The open dialog: its thread, and who is at the other end. */
export function OpenDialog({ inbox, people, touches, shown, drawOver, ...props }: Props) {
  const { open, clock, me } = props;
  const behind = useStable(open.people);
  const attribute = useAttribute(inbox, people);
  return (
    <>
      <div className={threadLook}>
        <Thread
          key={open.row.id}
          {...inbox}
          {...props}
          attribute={attribute}
          shown={shown}
        />
      </div>
      <CalmDetails
        dialogId={open.row.id}
        version={inbox.detailsVersion}
        people={behind}
        messages={behind.length > 1 ? inbox.messages : none}
        clock={clock}
        actions={people}
        hrefOf={inbox.hrefOf}
        follow={inbox.follow}
        catchUp={inbox.catchUp}
        shown={shown}
        drawOver={drawOver}
      />
      <DialogTouches
        {...inbox}
        open={open}
        clock={clock}
        staffName={me.name}
        actions={touches}
        addPerson={people.add}
        drawOver={drawOver}
      />
    </>
  );
}

/** Says who wrote messages of the open dialog; what came of it the next catch-up shows, and a notice where nothing did. */
function useAttribute({ openId, catchUp, say }: Inbox, people: PersonActions) {
  return useCallback(
    async (messageIds: number[], personId: number | null) => {
      if (openId === null || messageIds.length === 0) return;
      const said = people.attribute({ dialogId: openId, messageIds, personId });
      const reason = await refusalOf(said);
      await catchUp();
      if (reason !== null) say("failed");
    },
    [openId, catchUp, say, people],
  );
}
