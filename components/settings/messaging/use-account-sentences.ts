import { useTranslations } from "next-intl";
import type { AccountProblem, SaveAnswer } from "@/lib/accounts/types/saving";
import type { Channel } from "@/lib/channels/types";

/** A provider that calls things by names of its own has its own sentences. */
const rooms: Partial<Record<Channel, "settings.instagram">> = {
  instagram: "settings.instagram",
};

type Reason = { field?: AccountProblem["field"]; reason: string };

/**
 * Puts what is wrong with an account into a sentence that says what to do, and where there are some, in few words.
 * `trouble` is what an answer says is wrong; null where all is well.
 */
export function useAccountSentences(channel: Channel) {
  const t = useTranslations(rooms[channel] ?? "settings");
  const refusal = useTranslations("auth.refused");
  const said = (key: string) => (t.has(key) ? t(key) : null);
  const sentence = ({ field, reason }: Reason): string =>
    said(reason === "missing" ? `missing.${field}` : `problem.${reason}`) ??
    t("problem.other");
  return {
    sentence,
    trouble(answer: SaveAnswer): string | null {
      if (!answer.ok && answer.reason !== "problems") return refusal(answer.reason);
      const problem = answer.ok ? answer.doubt : answer.problems[0];
      return problem ? sentence(problem) : null;
    },
    title: ({ reason }: Reason): string | null => said(`refused.${reason}`),
    brief: (problem: Reason): string =>
      said(`brief.${problem.reason}`) ?? sentence(problem),
  };
}
