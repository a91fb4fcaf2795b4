"use client";

import type { RefObject } from "react";
import type { HeldReply as Held } from "@/components/inbox/state/guard";
import type { OpenDialog, ReplyRefusal } from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { Composer } from "./composer";
import { ComposerFrame } from "./composer-frame";
import { HeldReply } from "./held-reply";
import { replyDeadline } from "./reply-deadline";
import { ShutComposer } from "./shut-composer";
import { type Pad, useWords } from "./use-words";

export type ComposerDeeds = {
  send(text: string, thenClose?: boolean): void;
  sendAnyway(): void;
  discard(key: string): void;
  reopen(): void;
};

type Props = ComposerDeeds & {
  open: OpenDialog;
  held: Held | null;
  pad: Pad;
  input: RefObject<HTMLTextAreaElement | null>;
  clock: Clock;
  staffName: string;
};

/** The place below the thread: a reply, what holds it, or why there can be none. */
export function ComposerPlace(props: Props) {
  const { open, held, pad, input, clock, staffName, send, sendAnyway, discard } = props;
  const { id } = open.row;
  const { text } = useWords(pad, id);
  const write = (changed: string) => pad.write(id, { text: changed });
  const refusal = refusalOf(open, clock.now);
  if (refusal) {
    return (
      <ShutComposer open={open} refusal={refusal} clock={clock} onReopen={props.reopen} />
    );
  }
  function takeBack({ reply }: Held) {
    discard(`${reply.clientId}.0`);
    write(text ? `${reply.text}\n${text}` : reply.text);
    // The box stands there once this has been drawn.
    requestAnimationFrame(() => input.current?.focus());
  }
  return (
    <ComposerFrame open={open} clock={clock}>
      {held ? (
        <HeldReply
          key={held.reply.clientId}
          open={open}
          held={held}
          staffName={staffName}
          clock={clock}
          onDiscard={() => discard(`${held.reply.clientId}.0`)}
          onEdit={() => takeBack(held)}
          onSendAnyway={sendAnyway}
        />
      ) : (
        <Composer open={open} text={text} input={input} onText={write} onSend={send} />
      )}
    </ComposerFrame>
  );
}

/** The window may end while the dialog lies open: then nothing has changed at the server, and the clock says it. */
function refusalOf(
  { refusal, window: replyWindow }: OpenDialog,
  now: number,
): ReplyRefusal | null {
  if (refusal || !replyWindow) return refusal;
  return replyDeadline(replyWindow, now).isOver ? "windowClosed" : null;
}
