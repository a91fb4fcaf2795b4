/** What a try to sign in comes to; a wrong e-mail, a wrong password and a deactivated account are one answer. */
export type SignInOutcome =
  | { ok: true }
  | { ok: false; reason: "wrong" | "unavailable" }
  | { ok: false; reason: "tooMany"; waitSeconds: number };
