import { done } from "@/lib/result";
import type { SignInOutcome } from "./types";

/** NextAuth hands a refusal to the browser as one word; this is the word. */
export function codeOf(outcome: Extract<SignInOutcome, { ok: false }>): string {
  return outcome.reason === "tooMany" ? `tooMany.${outcome.waitSeconds}` : outcome.reason;
}

/** Reads the word again; NextAuth's own word for a refusal means that e-mail or password was wrong. */
export function outcomeOf(code: string | null | undefined): SignInOutcome {
  if (!code) return done;
  const [reason, seconds] = code.split(".");
  if (reason === "tooMany") {
    return { ok: false, reason, waitSeconds: Number(seconds) || 60 };
  }
  const wrong = reason === "wrong" || reason === "CredentialsSignin";
  return { ok: false, reason: wrong ? "wrong" : "unavailable" };
}
