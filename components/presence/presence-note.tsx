"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { Attendant } from "@/lib/dialogs/types";
import { useAttendants } from "./attendants";

/** Avatars that stand side by side; the rest is a number. */
const MOST = 2;

/** Which colleagues look at the open dialog, and who is writing an answer: seen and heard. */
export function PresenceNote({ dialogId }: { dialogId: number }) {
  const t = useTranslations("colleagues.presence");
  const there = useAttendants(dialogId);
  const words = useWords(there);
  const more = there.length - MOST;
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <span aria-hidden className="flex" title={words}>
        {there.slice(0, MOST).map(({ colleague, typing }) => (
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
      <span
        role="status"
        className="min-w-0 truncate text-accent text-meta max-xl:sr-only"
      >
        {words}
      </span>
    </div>
  );
}

/** Who writes matters more than who looks. */
function useWords(there: readonly Attendant[]): string {
  const t = useTranslations("colleagues.presence");
  const writing = there.filter(({ typing }) => typing);
  const [one, other] = writing.length > 0 ? writing : there;
  const verb = writing.length > 0 ? "typing" : "viewing";
  const count = writing.length || there.length;
  if (!one) return "";
  return t(verb, {
    count,
    name: firstName(one),
    other: other ? firstName(other) : "",
  });
}

const firstName = ({ colleague }: Attendant) => colleague.name.split(" ")[0] ?? "";
