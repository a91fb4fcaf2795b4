"use client";

import { useTranslations } from "next-intl";
import { memo, type Ref, useImperativeHandle, useState } from "react";
import { flushSync } from "react-dom";
import { readyFiles } from "@/components/dialog/tray/tray";
import { useTray } from "@/components/dialog/tray/use-tray";
import { UnavailableAnnouncement } from "@/components/dialog/unavailable/unavailable-announcement";
import { UnavailableComposer } from "@/components/dialog/unavailable/unavailable-composer";
import type { DialogDeeds } from "@/components/inbox/controllers/commands";
import { useCommand } from "@/components/keyboard/use-command";
import type { LoadOffer } from "@/components/templates/use-offer";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import type { TemplateChoice } from "@/lib/templates/types";
import { ComposerFrame, type Mode } from "./composer-frame";
import { NoteComposer } from "./note-composer";
import { replyDeadline } from "./reply-deadline";
import { type ReplyActions, ReplyPlace, type WritingProps } from "./reply-place";
import { beginTemplate, TemplateComposer } from "./template-composer";
import { useWritingPlace, whereToWrite, wordsOrWhy } from "./use-handed-on";
import { useWords } from "./use-words";

export type ComposerActions = ReplyActions & {
  note(): Promise<string | null>;
  loadOffer: LoadOffer;
  reopen(): void;
  deeds: Pick<DialogDeeds, "block">;
};

/** What the thread above does here. */
export type ComposerHandle = {
  /** Leads to a reply that came back: to its template as it was filled in, or to its words. */
  goOn(template: TemplateChoice | null): void;
};

type Props = ComposerActions &
  WritingProps & {
    ref: Ref<ComposerHandle>;
    isAdmin: boolean;
    /** The reply, by its key, that was refused as a template that is approved no longer. */
    goneKey: string | null;
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
  const isUnavailable = refusal !== null && !needsTemplate;
  const isTemplate = !held && (needsTemplate || wantsTemplate);
  const begun = useBegun(props, words.text);
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
  useCommand("reply", isUnavailable ? null : () => onMode("reply"));
  useCommand("note", () => onMode("note"));
  const what = mode === "reply" && isTemplate ? "template" : mode;
  return (
    <>
      <UnavailableAnnouncement
        open={open}
        refusal={refusal}
        place={place}
        clock={clock}
        me={props.me}
      />
      {mode === "reply" && isUnavailable ? (
        <UnavailableComposer
          open={open}
          refusal={refusal}
          text={begun}
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
              text={begun}
              loadOffer={props.loadOffer}
              goneKey={props.goneKey}
              isAdmin={props.isAdmin}
              takesFocus={cameAt === refusal}
              onSend={props.send}
              onLeave={needsTemplate ? null : () => onTemplates(false)}
            />
          )}
          {what === "reply" && (
            <ReplyPlace
              open={open}
              held={held}
              pad={pad}
              input={input}
              clock={clock}
              me={props.me}
              text={words.text}
              send={props.send}
              sendAnyway={props.sendAnyway}
              loadCanned={props.loadCanned}
              discard={props.discard}
              onTemplates={takesTemplates ? () => onTemplates(true) : null}
            />
          )}
        </ComposerFrame>
      )}
    </>
  );
});

/** All that was begun and may not be sent as it is: words, and the names of files. */
function useBegun({ open, held }: Props, text: string): string {
  const t = useTranslations("files.tray");
  const files = [...(held?.reply.files ?? []), ...readyFiles(useTray(open).items)];
  const names = files.map(({ fileName }) => fileName).join(", ");
  const told = names && `${t("label")}: ${names}`;
  return [held?.reply.text, text, told].filter(Boolean).join("\n");
}

/** The window may end while the dialog lies open: then nothing has changed at the server, and the clock says it. */
function refusalOf(
  { refusal, window: replyWindow }: OpenDialog,
  now: number,
): ReplyRefusal | null {
  if (refusal || !replyWindow) return refusal;
  return replyDeadline(replyWindow, now).isOver ? "windowClosed" : null;
}
