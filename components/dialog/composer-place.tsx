"use client";

import {
  memo,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { DialogDeeds } from "@/components/inbox/state/does";
import type { HeldReply as Held } from "@/components/inbox/state/guard";
import type { WithWords } from "@/components/inbox/state/sending";
import { useCommand } from "@/components/keyboard/use-command";
import type { LoadOffer } from "@/components/templates/use-offer";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import type { Clock } from "@/lib/format";
import type { CannedReplies } from "@/lib/replies/types";
import type { Colleague } from "@/lib/staff/types";
import type { TemplateChoice } from "@/lib/templates/types";
import { Composer } from "./composer";
import { ComposerFrame, type Mode } from "./composer-frame";
import { HeldReply } from "./held-reply";
import { NoteComposer } from "./note-composer";
import { PersonalReply } from "./personal-reply";
import { replyDeadline } from "./reply-deadline";
import { ShutComposer } from "./shut-composer";
import { ShutTold } from "./shut-told";
import { beginTemplate, TemplateComposer } from "./template-composer";
import { DropTarget } from "./tray/drop-target";
import { readyFiles } from "./tray/tray";
import { type TrayHands, useTray } from "./tray/use-tray";
import { useWritingPlace, whereToWrite, wordsOrWhy } from "./use-handed-on";
import { type Pad, useWords } from "./use-words";

export type ComposerDeeds = {
  send(text: string, more?: WithWords): void;
  sendAnyway(): void;
  note(): Promise<string | null>;
  loadCanned(): Promise<CannedReplies | null>;
  loadOffer: LoadOffer;
  discard(key: string): void;
  reopen(): void;
  deeds: Pick<DialogDeeds, "block">;
};

/** What the thread above does here. */
export type ComposerHands = {
  /** Leads to a reply that came back: to its template as it was filled in, or to its words. */
  goOn(template: TemplateChoice | null): void;
};

type Props = ComposerDeeds & {
  ref: Ref<ComposerHands>;
  open: OpenDialog;
  held: Held | null;
  pad: Pad;
  input: RefObject<HTMLTextAreaElement | null>;
  clock: Clock;
  me: Colleague;
  isAdmin: boolean;
};

/** The place below the thread: a reply or why there can be none, or a note, which nothing hinders. */
export const ComposerPlace = memo(function ComposerPlace(props: Props) {
  const { open, held, pad, input, clock, note } = props;
  const { id, takesTemplates } = open.row;
  const words = useWords(pad, id);
  const [mode, setMode] = useState<Mode>(words.note && !words.text ? "note" : "reply");
  const [wantsTemplate, setWantsTemplate] = useState(false);
  /** A template that comes back takes the place of the one that stands there. */
  const [turn, setTurn] = useState(0);
  const refusal = refusalOf(open, clock.now);
  const needsTemplate = refusal === "windowClosed" && takesTemplates;
  const isShut = refusal !== null && !needsTemplate;
  const isTemplate = !held && (needsTemplate || wantsTemplate);
  const place = useWritingPlace();
  // What hindered a reply when somebody came here to write.
  const [cameAt, setCameAt] = useState<ReplyRefusal | null>();
  /** Drawn at once: the next key that is pressed may be the first of the words, or Escape. */
  function goToWriting(change: () => void) {
    flushSync(() => {
      change();
      setCameAt(refusal);
    });
    const here = place.box.current;
    (whereToWrite(here) ?? wordsOrWhy(here))?.focus();
  }
  const onMode = (chosen: Mode) => goToWriting(() => setMode(chosen));
  // Where nothing else may be sent nobody need want one: free words come back by themselves.
  const onTemplates = (wants: boolean) =>
    goToWriting(() => setWantsTemplate(wants && !needsTemplate));
  useImperativeHandle(props.ref, () => ({
    goOn(template) {
      if (template) beginTemplate(id, template);
      goToWriting(() => {
        setMode("reply");
        setWantsTemplate(template !== null && !needsTemplate);
        setTurn(turn + 1);
      });
    },
  }));
  useCommand("reply", isShut ? null : () => onMode("reply"));
  useCommand("note", () => onMode("note"));
  const what = mode === "reply" && isTemplate ? "template" : mode;
  return (
    <>
      <ShutTold open={open} refusal={refusal} place={place} clock={clock} me={props.me} />
      {mode === "reply" && isShut ? (
        <ShutComposer
          open={open}
          refusal={refusal}
          text={[held?.reply.text, words.text].filter(Boolean).join("\n")}
          place={place}
          clock={clock}
          isAdmin={props.isAdmin}
          onReopen={props.reopen}
          onUnblock={() => void props.deeds.block(id, false)}
          onNote={() => onMode("note")}
        />
      ) : (
        <ComposerFrame
          key={what}
          place={place}
          open={open}
          clock={clock}
          mode={mode}
          onMode={onMode}
        >
          {what === "note" && (
            <NoteComposer
              text={words.note}
              input={input}
              onText={(changed) => pad.write(id, { note: changed })}
              onNote={note}
            />
          )}
          {what === "template" && (
            <TemplateComposer
              key={turn}
              open={open}
              clock={clock}
              text={words.text}
              loadOffer={props.loadOffer}
              isAdmin={props.isAdmin}
              takesFocus={cameAt === refusal}
              onSend={props.send}
              onLeave={needsTemplate ? null : () => onTemplates(false)}
            />
          )}
          {what === "reply" && (
            <ReplyPlace
              {...props}
              text={words.text}
              onTemplates={takesTemplates ? () => onTemplates(true) : null}
            />
          )}
        </ComposerFrame>
      )}
    </>
  );
});

type ReplyProps = Props & { text: string; onTemplates: (() => void) | null };

function ReplyPlace(props: ReplyProps) {
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

/** Whoever chose a file or took one away goes on at the words: anywhere else a letter may close the dialog. */
function useTrayAtWords(open: OpenDialog, input: Props["input"]): TrayHands {
  const { add, remove, ...tray } = useTray(open);
  const thenWords =
    <What,>(does: (what: What) => void) =>
    (what: What) => {
      does(what);
      input.current?.focus();
    };
  return { ...tray, add: thenWords(add), remove: thenWords(remove) };
}

/** The writer's other screens hear of files that came to the server as they hear of words. */
function useToldFiles({ items }: TrayHands, { draft }: OpenDialog, tell: () => void) {
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

/** The window may end while the dialog lies open: then nothing has changed at the server, and the clock says it. */
function refusalOf(
  { refusal, window: replyWindow }: OpenDialog,
  now: number,
): ReplyRefusal | null {
  if (refusal || !replyWindow) return refusal;
  return replyDeadline(replyWindow, now).isOver ? "windowClosed" : null;
}
