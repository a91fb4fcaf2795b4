import { useTranslations } from "next-intl";
import type { SenderProblem } from "@/lib/accounts/types";

const required = ["accountSid", "authToken", "senderNumber", "label"] as const;

/** Puts a problem of a sender into a sentence that says what to do. */
export function useProblemSentence(): (problem: SenderProblem) => string {
  const t = useTranslations("settings");
  return ({ field, reason }) => {
    if (reason !== "missing") return t(`problem.${reason}`);
    const missing = required.find((name) => name === field);
    return t(missing ? `missing.${missing}` : "problem.other");
  };
}
