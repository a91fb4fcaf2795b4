"use client";

import {
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { Jump } from "@/components/inbox/state/view";
import type { MessageVersion, OpenDialog, ReplyRefusal } from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { Composer } from "./composer";
import { GearMenu } from "./gear-menu";
import type { MessageHands } from "./message-hands";
import { Messages } from "./messages";
import { replyDeadline } from "./reply-deadline";
import { ShutComposer } from "./shut-composer";
import { ThreadHeader } from "./thread-header";

type Props = {
  open: OpenDialog;
  messages: DrawnMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  jump: Jump | null;
  arrivals: readonly number[];
  firstUnseenSeq: number | null;
  clock: Clock;
  staffName: string;
  backHref: string;
  /** What was written and not sent, by dialog, for as long as the screen lives. */
  drafts: Map<number, string>;
  /** Did somebody come here from another dialog? Then the heading takes the focus. */
  hasArrived: RefObject<boolean>;
  follow(event: MouseEvent, href: string): void;
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  goToMessage(messageId: number | null): void;
  loadVersions(messageId: number): Promise<MessageVersion[] | null>;
  markSeen(seq: number): void;
  send(text: string): void;
  retry(messageId: number): void;
  discard(key: string): void;
  close(): void;
  reopen(): void;
};

/** One dialog: its head, its messages and the place for a reply. Give it the dialog's id as its key. */
export function Thread(props: Props) {
  const { open, clock, backHref, follow, close, reopen } = props;
  const { row, address } = open;
  const title = useRef<HTMLHeadingElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(props.drafts, row.id);
  const hands = useHands(props, setText, input);
  useFocusOnArrival(title, props);
  const refusal = refusalOf(open, clock.now);
  return (
    <>
      <ThreadHeader
        name={row.name}
        address={address}
        account={row.account}
        backHref={backHref}
        onFollow={follow}
        titleRef={title}
      >
        <GearMenu closed={row.closed} onClose={close} onReopen={reopen} />
      </ThreadHeader>
      <Messages {...props} hands={hands} />
      <div className="mx-auto w-full max-w-[768px] shrink-0 md:px-6 md:pb-4">
        {refusal ? (
          <ShutComposer open={open} refusal={refusal} clock={clock} onReopen={reopen} />
        ) : (
          <Composer
            open={open}
            text={text}
            input={input}
            clock={clock}
            onText={setText}
            onSend={props.send}
          />
        )}
      </div>
    </>
  );
}

type SetText = (change: string | ((text: string) => string)) => void;

function useDraft(drafts: Map<number, string>, dialogId: number): [string, SetText] {
  const [text, setText] = useState(() => drafts.get(dialogId) ?? "");
  useEffect(() => {
    drafts.set(dialogId, text);
  }, [drafts, dialogId, text]);
  return [text, setText];
}

/** The hands of a message. Editing one that did not get through brings its words back to where they were written. */
function useHands(
  { retry, discard, loadVersions }: Pick<Props, "retry" | "discard" | "loadVersions">,
  setText: SetText,
  input: RefObject<HTMLTextAreaElement | null>,
): MessageHands {
  return useMemo(
    () => ({
      loadVersions,
      onRetry: retry,
      onDiscard: discard,
      onEdit: (message: DrawnMessage) => {
        setText((text) => (text ? `${text}\n${message.text}` : message.text));
        discard(message.key);
        input.current?.focus();
      },
    }),
    [retry, discard, loadVersions, setText, input],
  );
}

function useFocusOnArrival(
  title: RefObject<HTMLHeadingElement | null>,
  { hasArrived, jump }: Pick<Props, "hasArrived" | "jump">,
) {
  // Who comes for a message has the focus on it.
  const isForMessage = useRef(jump !== null);
  useEffect(() => {
    if (!hasArrived.current || isForMessage.current) return;
    title.current?.focus({ preventScroll: true });
  }, [title, hasArrived]);
}

/** The window may end while the dialog lies open: then nothing has changed at the server, and the clock says it. */
function refusalOf(
  { refusal, window: replyWindow }: OpenDialog,
  now: number,
): ReplyRefusal | null {
  if (refusal || !replyWindow) return refusal;
  return replyDeadline(replyWindow, now).isOver ? "windowClosed" : null;
}
