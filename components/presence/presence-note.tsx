"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { Attendant } from "@/lib/dialogs/types";
import { useAttendants } from "./attendants";

/** Avatars that stand side by side; the rest is a number. */
const MOST = 2;

/** Which colleagues are at the open dialog; a ring around who writes. {@link PresenceWords} says it. */
export function PresenceAvatars({ dialogId }: { dialogId: number }) {
  const t = useTranslations("colleagues.presence");
  const there = useAttendants(dialogId);
  const words = usePresenceWords(there);
  const more = there.length - MOST;
  if (there.length === 0) return null;
  return (
    <span aria-hidden title={words} className="flex shrink-0">
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
  );
}

/** Who of the colleagues is at a dialog, seen and heard; `children` stand there while nobody is. */
export function PresenceWords({ dialogId, children }: WordsProps) {
  const words = usePresenceWords(useAttendants(dialogId));
  return (
    <>
      {words === "" && children}
      <p role="status" className="truncate text-accent text-meta max-md:sr-only">
        {words}
      </p>
    </>
  );
}

type WordsProps = { dialogId: number; children: ReactNode };

/** Who writes matters more than who looks. */
function usePresenceWords(there: readonly Attendant[]): string {
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
