"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { useAttendants } from "./attendants";

/** A small mark in the list: a colleague is at this dialog, or writes there. */
export function RowPresence({ dialogId }: { dialogId: number }) {
  const t = useTranslations("colleagues.presence");
  const there = useAttendants(dialogId);
  const [one] = there.filter(({ typing }) => typing).concat(there);
  if (!one) return null;
  const sign = one.typing ? "icon-pen-line" : "icon-eye";
  const words = t(one.typing ? "typing" : "viewing", {
    count: 1,
    name: one.colleague.name,
    other: "",
  });
  return (
    <span title={words} className="flex shrink-0 items-center text-accent">
      <Icon of={sign} size={14} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
