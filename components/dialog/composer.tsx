"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, type RefObject, useId } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import type { OpenDialog } from "@/lib/dialogs/types";
import { textLength } from "@/lib/format";
import { ComposerBar } from "./composer-bar";
import { EmojiButton } from "./emoji-button";
import { LengthMeter } from "./length-meter";
import { SendButtons } from "./send-buttons";
import { isSendAndCloseKey, isSendKey, WritingBox } from "./writing-box";

type Props = {
  open: OpenDialog;
  text: string;
  input: RefObject<HTMLTextAreaElement | null>;
  onText(text: string): void;
  onSend(text: string, thenClose?: boolean): void;
};

/** Where a reply is written. Enter sends it, from the dialog's own account and no other. */
export function Composer({ open, text, input, onText, onSend }: Props) {
  const t = useTranslations("dialog.composer");
  const meterId = useId();
  const { textLimit } = open;
  const length = textLength(text, textLimit.unit);
  const isSendable = text.trim() !== "" && length <= textLimit.max;
  useCommand("reply", () => input.current?.focus());
  function send(thenClose = false) {
    if (!isSendable) return;
    onText("");
    onSend(text.trim(), thenClose);
    input.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    const thenClose = isSendAndCloseKey(event);
    if (!thenClose && !isSendKey(event)) return;
    event.preventDefault();
    send(thenClose);
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    send();
  }
  return (
    <form onSubmit={onSubmit} className={formArea}>
      <WritingBox
        input={input}
        value={text}
        onText={onText}
        aria-label={t("message")}
        aria-describedby={meterId}
        aria-invalid={length > textLimit.max || undefined}
        placeholder={t("placeholder")}
        enterKeyHint="send"
        onKeyDown={onKeyDown}
      />
      <ComposerBar>
        <EmojiButton input={input} onText={onText} />
      </ComposerBar>
      <LengthMeter id={meterId} length={length} limit={textLimit} />
      <SendButtons disabled={!isSendable} onSendAndClose={() => send(true)} />
    </form>
  );
}

/** On a phone the text stands between a plus and Send, one line high, and the plus brings the tools out below. */
const formArea =
  "grid grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-x-1 max-md:px-1.5 " +
  "max-md:[grid-template-areas:'plus_text_send''tools_tools_meter'] " +
  "md:[grid-template-areas:'text_text_text''tools_meter_send'] [&>textarea]:[grid-area:text]";
