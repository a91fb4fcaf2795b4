"use client";

import { ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";

type Props = { messages: readonly DrawnMessage[]; onGo(messageId: number): void };

/** What arrives late stands where it was said, maybe out of sight: the way there, for as long as nobody has gone. */
export function LateButton({ messages, onGo }: Props) {
  const t = useTranslations("dialog");
  const [knownSeq, setKnownSeq] = useState(() => newestSeq(messages));
  const late = messages.filter(({ arrivedLate, seq }) => arrivedLate && seq > knownSeq);
  const [first] = late;
  if (!first) return null;
  return (
    <button
      type="button"
      onClick={() => {
        setKnownSeq(newestSeq(messages));
        onGo(first.id);
      }}
      className={pillLook}
    >
      <ArrowUp size={16} strokeWidth={1.75} />
      {t("lateAbove", { count: late.length })}
    </button>
  );
}

const newestSeq = (messages: readonly DrawnMessage[]) =>
  Math.max(0, ...messages.map(({ seq }) => seq));

const pillLook =
  "absolute inset-x-0 top-3 mx-auto flex h-9 w-fit animate-appear cursor-pointer items-center gap-1.5 rounded-full border " +
  "border-line-strong bg-raised px-3 font-medium text-ink text-preview shadow-popover hover:bg-hover pointer-coarse:h-11";
