import { useTranslations } from "next-intl";
import type { AccountProblem } from "@/lib/accounts/types/saving";
import type { Channel } from "@/lib/channels/types";

/** A provider that calls things by names of its own has its own sentences. */
const rooms: Partial<Record<Channel, "settings.instagram">> = {
  instagram: "settings.instagram",
};

type Reason = { field?: AccountProblem["field"]; reason: string };

/** Puts what is wrong with an account into a sentence that says what to do, and where there are some, in few words. */
export function useAccountSentences(channel: Channel) {
  const t = useTranslations(rooms[channel] ?? "settings");
  const said = (key: string) => (t.has(key) ? t(key) : null);
  const sentence = ({ field, reason }: Reason): string =>
    said(reason === "missing" ? `missing.${field}` : `problem.${reason}`) ??
    t("problem.other");
  return {
    sentence,
    title: ({ reason }: Reason): string | null => said(`refused.${reason}`),
    brief: (problem: Reason): string =>
      said(`brief.${problem.reason}`) ?? sentence(problem),
  };
}
