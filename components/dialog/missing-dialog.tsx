"use client";

import { useTranslations } from "next-intl";
import { useId, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Writing } from "@/components/inbox/state/writing";
import { EmptyState } from "@/components/ui/empty-state";
import { Back, type BackProps } from "./back";

type Props = BackProps & {
  dialogId: number;
  writing: Pick<Writing, "unsent" | "subscribe">;
};

/** An address that leads to no dialog, or to none that may be seen: which of them is not said. */
export function MissingDialog({ dialogId, writing, ...back }: Props) {
  const t = useTranslations("dialog.missing");
  const read = () => writing.unsent(dialogId);
  const unsent = useSyncExternalStore(writing.subscribe, read, read);
  if (unsent.trim()) return <TakenDialog {...back} unsent={unsent} />;
  return (
    <EmptyState icon="icon-search-x" title={t("title")} action={<Back {...back} />}>
      {t("text")}
    </EmptyState>
  );
}

type TakenProps = BackProps & {
  /** What the reader had written there before it was taken from them. */
  unsent: string;
};

/** Whoever was writing is at their words: what they go on to type is no command, and can still be taken along. */
function TakenDialog({ unsent, ...back }: TakenProps) {
  const t = useTranslations("dialog.taken");
  const id = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, []);
  return (
    <EmptyState
      icon="icon-search-x"
      title={<span id={id}>{t("title")}</span>}
      action={<Back {...back} />}
    >
      {t("text")}
      <label className="mt-4 block text-start">
        <span className="mb-1 block text-ink-2 text-meta">{t("unsent")}</span>
        <textarea
          ref={words}
          readOnly
          rows={3}
          dir="auto"
          value={unsent}
          aria-describedby={id}
          className={takenLook}
        />
      </label>
    </EmptyState>
  );
}

const takenLook =
  "field-sizing-content block max-h-60 w-full resize-none rounded-control bg-sunken px-2.5 py-1.5 text-ink text-preview max-md:text-[16px]";
