"use client";

import { Eye, PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useAttendants } from "./attendants";

/** A small mark in the list: a colleague is at this dialog, or writes there. */
export function RowPresence({ dialogId }: { dialogId: number }) {
  const t = useTranslations("colleagues.presence");
  const there = useAttendants(dialogId);
  const [one] = there.filter(({ typing }) => typing).concat(there);
  if (!one) return null;
  const Sign = one.typing ? PenLine : Eye;
  const words = t(one.typing ? "typing" : "viewing", {
    count: 1,
    name: one.colleague.name,
    other: "",
  });
  return (
    <span title={words} className="flex shrink-0 items-center text-accent">
      <Sign size={14} strokeWidth={2} aria-hidden />
      <span className="sr-only">{words}</span>
    </span>
  );
}
