"use client";

import { type RefObject, useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { DropTarget } from "@/components/dialog/tray/drop-target";
import { readyFiles } from "@/components/dialog/tray/tray";
import { type TrayControls, useTray } from "@/components/dialog/tray/use-tray";
import type { WithWords } from "@/components/inbox/controllers/sending";
import type { HeldReply as Held } from "@/components/inbox/state/guard";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { Clock } from "@/lib/format";
import type { CannedReplies } from "@/lib/replies/types";
import type { Colleague } from "@/lib/staff/types";
import { Composer } from "./composer";
import { HeldReply } from "./held-reply";
import { PersonalReply } from "./personal-reply";
import { beginTemplate } from "./template-composer";
import type { Pad } from "./use-words";

export type ReplyActions = {
  send(text: string, more?: WithWords): void;
  sendAnyway(): void;
  loadCanned(): Promise<CannedReplies | null>;
  discard(key: string): void;
};

/** What is written to, what was written, and by whom. */
export type WritingProps = {
  open: OpenDialog;
  held: Held | null;
  pad: Pad;
  input: RefObject<HTMLTextAreaElement | null>;
  clock: Clock;
  me: Colleague;
};

type Props = ReplyActions &
  WritingProps & { text: string; onTemplates: (() => void) | null };

/** Where a reply is written, with its files; or one that is held back, until its writer has looked again. */
export function ReplyPlace(props: Props) {
  const { open, held, pad, input, text, discard, onTemplates } = props;
  const write = (changed: string) => pad.write(open.row.id, { text: changed });
  const tray = useTrayAtWords(open, input);
  useToldFiles(tray, open, () => pad.write(open.row.id, {}));
  function takeBack({ reply }: Held) {
    if (reply.template) beginTemplate(open.row.id, reply.template);
    // Drawn at once: the next key may be the first of the change.
    flushSync(() => {
      discard(`${reply.clientId}.0`);
      tray.putBack(reply.files);
      if (!reply.template) write(text ? `${reply.text}\n${text}` : reply.text);
    });
    if (reply.template) onTemplates?.();
    else input.current?.focus();
  }
  if (!held) {
    return (
      <>
        <PersonalReply open={open} clock={props.clock} />
        <DropTarget name={open.row.name} onFiles={tray.add} />
        <Composer
          open={open}
          text={text}
          input={input}
          tray={tray}
          onText={write}
          onSend={props.send}
          staffName={props.me.name}
          loadCanned={props.loadCanned}
          onTemplates={onTemplates}
        />
      </>
    );
  }
  return (
    <HeldReply
      key={held.reply.clientId}
      open={open}
      held={held}
      me={props.me}
      clock={props.clock}
      onDiscard={() => {
        discard(`${held.reply.clientId}.0`);
        tray.letGo(held.reply.files);
      }}
      onEdit={() => takeBack(held)}
      onSendAnyway={props.sendAnyway}
    />
  );
}

/** Whoever chose a file, took one away or tried again goes on at the words: anywhere else a letter may close the dialog. */
function useTrayAtWords(open: OpenDialog, input: Props["input"]): TrayControls {
  const { add, remove, retry, ...tray } = useTray(open);
  const thenWords =
    <What,>(does: (what: What) => void) =>
    (what: What) => {
      does(what);
      input.current?.focus();
    };
  return {
    ...tray,
    add: thenWords(add),
    remove: thenWords(remove),
    retry: thenWords(retry),
  };
}

/** The writer's other screens hear of files that came to the server as they hear of words. */
function useToldFiles({ items }: TrayControls, { draft }: OpenDialog, tell: () => void) {
  const known = draft?.files.map(({ fileId }) => fileId) ?? [];
  const untold = readyFiles(items).filter(({ fileId }) => !known.includes(fileId)).length;
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  }, [tell]);
  useEffect(() => {
    if (untold > 0) latest.current();
  }, [untold]);
}
