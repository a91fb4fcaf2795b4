"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/tags/avatar";
import { useAttendants } from "./attendants";
import { usePresenceWords } from "./use-presence-words";

/** Avatars that stand side by side; the rest is a number. */
const most = 2;

/** Which colleagues are at the open dialog, a ring around who writes. The words beside the name say it. */
export function PresenceAvatars({ dialogId }: { dialogId: number }) {
  const t = useTranslations("colleagues.presence");
  const there = useAttendants(dialogId);
  const words = usePresenceWords(there);
  const more = there.length - most;
  if (there.length === 0) return null;
  return (
    <span aria-hidden title={words} className="flex shrink-0 max-md:ms-1">
      {there.slice(0, most).map(({ colleague, typing }) => (
        <Avatar
          key={colleague.id}
          name={colleague.name}
          isStaff
          className={`-ms-1.5 size-6 bg-avatar text-[9px] ring-2 first:ms-0 ${typing ? "ring-accent" : "ring-surface"}`}
        />
      ))}
      {more > 0 && (
        <span className="-ms-1.5 grid size-6 place-items-center rounded-full bg-fill font-semibold text-[9px] text-ink-2 ring-2 ring-surface">
          {t("more", { count: more })}
        </span>
      )}
    </span>
  );
}
