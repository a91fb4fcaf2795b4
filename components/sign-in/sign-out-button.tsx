"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

type Props = { className?: string; children?: ReactNode };

/** Ends the session and leaves to the sign-in page, by a path: the portal may have other addresses than APP_URL. */
export function SignOutButton({ className, children }: Props) {
  const t = useTranslations("auth");
  const [isLeaving, setLeaving] = useState(false);
  async function leave() {
    setLeaving(true);
    // Where that fails, the next page says whether one is still signed in.
    await end().catch(() => undefined);
    window.location.assign("/sign-in");
  }
  return (
    <button type="button" className={className} disabled={isLeaving} onClick={leave}>
      {children ?? t("signOut")}
    </button>
  );
}

async function end() {
  const { signOut } = await import("next-auth/react");
  await signOut({ redirect: false });
}
