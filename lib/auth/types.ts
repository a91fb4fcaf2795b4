import type { Done } from "@/lib/result";

/** What a try to sign in comes to; a wrong e-mail, a wrong password and a deactivated account are one answer. */
export type SignInOutcome =
  | Done<"wrong" | "unavailable" | "noCookies">
  | { ok: false; reason: "tooMany"; waitSeconds: number };
