"use client";

import { getCsrfToken, signIn } from "next-auth/react";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { outcomeOf } from "@/lib/auth/outcome-code";
import type { SignInOutcome } from "@/lib/auth/types";

type Credentials = { email: string; password: string };

/** The form, joined to NextAuth. `onwards` is a path of this portal, checked by the page. */
export function SignInIsland({ onwards }: { onwards: string }) {
  return <SignInForm signIn={enter} onSignedIn={() => window.location.assign(onwards)} />;
}

const unavailable = { ok: false, reason: "unavailable" } as const;

const noCookies = { ok: false, reason: "noCookies" } as const;

/** NextAuth leads back to this page in this way where the cookie that it had just set did not come along. */
const isUnrecognised = (url: string | null) => url?.includes("csrf=true") === true;

async function enter(credentials: Credentials): Promise<SignInOutcome> {
  // NextAuth leaves the page when it can't reach the server, so that is found out first.
  if (!(await getCsrfToken())) return unavailable;
  const asked = signIn("credentials", { ...credentials, redirect: false });
  const answer = await asked.catch(() => undefined);
  if (!answer) return unavailable;
  return isUnrecognised(answer.url) ? noCookies : outcomeOf(answer.error);
}
