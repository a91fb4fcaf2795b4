"use client";

import { type RefObject, useRef, useState } from "react";
import type { HeldReply } from "@/components/inbox/state/guard";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import { useCommand } from "@/components/keyboard/use-command";
import { useTouchNavigation } from "@/components/touches/use-touch-navigation";
import {
  type ComposerActions,
  type ComposerHandle,
  ComposerPlace,
} from "./composer/composer-place";
import { ViewerPlace } from "./files/viewer-place";
import { DialogHead, type HeadProps } from "./head/dialog-head";
import { useFocusOnArrival } from "./head/use-focus-on-arrival";
import { FindBar } from "./reading/find-bar";
import { Messages } from "./reading/messages";
import type { Reading } from "./reading/use-reading";
import { type MessageActions, useMessageHandlers } from "./use-message-handlers";

type Props = HeadProps &
  Reading &
  MessageActions &
  ComposerActions & {
    /** May the reader look after accounts? */
    isAdmin: boolean;
    /** The reply that waits for its writer to look again. */
    held: HeldReply | null;
    /** Did somebody come here from another dialog? Then the heading takes the focus. */
    hasArrived: RefObject<boolean>;
    /** Something was typed for the patient. */
    typed(): void;
  };

/** One dialog: its head, its messages and the place for a reply. Give it the dialog's id as its key. */
export function Thread(props: Props) {
  const { open, jump } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  const composer = useRef<ComposerHandle>(null);
  const [viewed, setViewed] = useState<string | null>(null);
  const touches = useTouchNavigation();
  const handlers = useMessageHandlers(props, { touches, composer, onView: setViewed });
  useCommand("viewTouches", touches.view);
  useCommand("createTouch", touches.create);
  const title = useFocusOnArrival(props.hasArrived, jump !== null);
  return (
    <>
      <DialogHead
        open={open}
        me={props.me}
        backHref={props.backHref}
        shown={props.shown}
        follow={props.follow}
        close={props.close}
        reopen={props.reopen}
        assign={props.assign}
        loadAssignees={props.loadAssignees}
        deeds={props.deeds}
        touches={touches}
        titleRef={title}
      />
      <FindBar
        hits={props.hits}
        messageId={jump?.messageId ?? null}
        goToMessage={props.goToMessage}
      />
      <Messages
        open={open}
        messages={props.messages}
        hasOlder={props.hasOlder}
        hasNewer={props.hasNewer}
        jump={jump}
        arrivals={props.arrivals}
        late={props.late}
        hits={props.hits}
        firstUnseenSeq={props.firstUnseenSeq}
        clock={props.clock}
        me={props.me}
        loadOlder={props.loadOlder}
        loadNewer={props.loadNewer}
        goToMessage={props.goToMessage}
        markSeen={props.markSeen}
        sight={props.sight}
        withdrawNote={props.withdrawNote}
        handlers={handlers}
      />
      <ViewerPlace
        messages={props.messages}
        picture={viewed}
        onView={setViewed}
        onClose={() => setViewed(null)}
      />
      <div
        className="mx-auto w-full max-w-[768px] shrink-0 md:px-6 md:pb-4 print:hidden"
        onInput={props.typed}
      >
        <ComposerPlace
          ref={composer}
          open={open}
          held={props.held}
          pad={props.writing}
          input={input}
          clock={props.clock}
          me={props.me}
          isAdmin={props.isAdmin}
          goneKey={goneKey(props.messages)}
          send={props.send}
          sendAnyway={props.sendAnyway}
          note={props.note}
          loadCanned={props.loadCanned}
          loadOffer={props.loadOffer}
          discard={props.discard}
          reopen={props.reopen}
          deeds={props.deeds}
        />
      </div>
    </>
  );
}

const goneKey = (messages: readonly DrawnMessage[]) =>
  messages.findLast(({ refusal }) => refusal === "templateGone")?.key ?? null;
