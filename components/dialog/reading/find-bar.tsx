"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { DialogHit } from "@/lib/dialogs/types/search";

type Props = {
  /** The messages in which the words of the search stand, oldest first. */
  hits: readonly DialogHit[];
  /** The message that the screen is at; null at the newest. */
  messageId: number | null;
  goToMessage(messageId: number | null, noteId?: number | null): void;
};

/** Which of the messages that a search found in this dialog is shown, and the way to the others. */
export function FindBar({ hits, messageId, goToMessage }: Props) {
  const t = useTranslations("search.here");
  if (hits.length === 0) return null;
  const index = hits.findIndex((hit) => hit.messageId === messageId);
  // From the newest messages the last one found is the nearest.
  const earlier = index === -1 ? hits.at(-1) : hits[index - 1];
  const later = index === -1 ? undefined : hits[index + 1];
  const count = hits.length;
  const go = (hit: DialogHit | undefined) =>
    hit && goToMessage(hit.messageId, noteOf(hit));
  return (
    <section
      aria-label={t("label")}
      className="flex h-11 shrink-0 items-center gap-1 border-line border-b bg-surface px-3 text-ink-2 text-preview md:ps-6"
    >
      <Icon of="icon-search" size={14} className="shrink-0" />
      <p role="status" className="ms-1.5 min-w-0 flex-1 truncate">
        {index === -1 ? t("count", { count }) : t("at", { index: index + 1, count })}
      </p>
      <Step label={t("earlier")} isOff={!earlier} onClick={() => go(earlier)}>
        <Icon of="icon-chevron-up" size={18} />
      </Step>
      <Step label={t("later")} isOff={!later} onClick={() => go(later)}>
        <Icon of="icon-chevron-down" size={18} />
      </Step>
      <Button size="small" onClick={() => goToMessage(null)}>
        {t("newest")}
      </Button>
    </section>
  );
}

/** The note that has the words where the message beside it has none of them. */
const noteOf = ({ marks, notes }: DialogHit) =>
  marks.length > 0 ? null : (notes[0]?.id ?? null);

type StepProps = {
  label: string;
  isOff: boolean;
  onClick(): void;
  children: ReactNode;
};

/** Not `disabled` at an end: the focus would be lost with the last step. */
function Step({ label, isOff, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={onClick}
      className={`${iconButtonLook} aria-disabled:cursor-default aria-disabled:opacity-40 aria-disabled:hover:bg-transparent`}
    >
      {children}
    </button>
  );
}
