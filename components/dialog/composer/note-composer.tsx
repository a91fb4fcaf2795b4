"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { EmojiButton } from "./emoji-button";
import { isSendKey, WritingBox } from "./writing-box";

type Props = {
  text: string;
  input: RefObject<HTMLTextAreaElement | null>;
  onText(text: string): void;
  /** Answers why it was not kept, or null. */
  onNote(): Promise<string | null>;
};

/** Where a note among colleagues is written. It says that it is one, so that nobody takes it for a reply. */
export function NoteComposer({ text, input, onText, onNote }: Props) {
  const t = useTranslations("dialog.note");
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  async function save(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (isPending || text.trim() === "") return;
    setPending(true);
    setRefusal(await onNote());
    setPending(false);
    input.current?.focus();
  }
  return (
    // Colleagues are told who replies to the patient: a note is none.
    <form onSubmit={save} onInput={(event) => event.stopPropagation()}>
      <WritingBox
        input={input}
        value={text}
        onText={onText}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        readOnly={isPending}
        onKeyDown={(event) => isSendKey(event) && void save(event)}
      />
      <div className="flex min-h-12 items-center gap-2 py-1.5 px-1.5 text-meta">
        <EmojiButton input={input} onText={onText} />
        <p role="status" className="min-w-0 flex-1">
          {refusal
            ? t(t.has(`refusal.${refusal}`) ? `refusal.${refusal}` : "refusal.other")
            : t("hint")}
        </p>
        <Button type="submit" look="primary" disabled={isPending || text.trim() === ""}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
