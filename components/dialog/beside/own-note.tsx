"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";

export type OwnNoteProps = {
  noteId: number;
  /** Answers why it was not withdrawn, or null. */
  onWithdraw(noteId: number): Promise<string | null>;
};

/** What its author can do about a note: withdraw it, after a question in its place. */
export function OwnNote({ noteId, onWithdraw }: OwnNoteProps) {
  const t = useTranslations("dialog.note");
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  /** What stands there next takes the focus of what goes. */
  function ask(isAsked: boolean) {
    flushSync(() => setAsking(isAsked));
    place.current?.querySelector<HTMLElement>("button:last-of-type")?.focus();
  }
  async function withdraw() {
    place.current?.closest("li")?.focus();
    setPending(true);
    setRefusal(await onWithdraw(noteId));
    setPending(false);
    setAsking(false);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!isAsking || event.key !== "Escape") return;
    event.preventDefault();
    ask(false);
  }
  return (
    <div ref={place} className="text-meta">
      {isAsking && <p className="mt-1">{t("withdrawMeaning")}</p>}
      {refusal && !isAsking && (
        <p role="alert" className="mt-1">
          {t(t.has(`kept.${refusal}`) ? `kept.${refusal}` : "kept.other")}
        </p>
      )}
      <p className={clsx("flex justify-end gap-4", isAsking && "mt-1.5")}>
        {isAsking && (
          <button
            type="button"
            onClick={() => ask(false)}
            onKeyDown={onKeyDown}
            className={askingLook}
          >
            {t("keep")}
          </button>
        )}
        <button
          type="button"
          disabled={isPending}
          onKeyDown={onKeyDown}
          onClick={() => (isAsking ? void withdraw() : ask(true))}
          className={isAsking ? askingLook : restLook}
        >
          {t("withdraw")}
        </button>
      </p>
    </div>
  );
}

const buttonLook =
  "cursor-pointer rounded-[4px] underline underline-offset-2 pointer-coarse:py-2.5";
const askingLook = `${buttonLook} font-medium disabled:opacity-60`;
/** On a screen with a pointer it shows itself beside the note, where the pointer or the focus is. */
const restLook =
  `${buttonLook} pointer-fine:opacity-0 group-hover/line:opacity-100 group-focus-within/line:opacity-100 ` +
  "md:pointer-fine:absolute md:pointer-fine:end-full md:pointer-fine:bottom-2 md:pointer-fine:me-2 md:pointer-fine:text-ink-2";
