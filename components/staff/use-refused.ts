import { useTranslations } from "next-intl";

/** Turns the reason of a refusal into its sentence, whoever refused. */
export function useRefused(): (reason: string) => string {
  const t = useTranslations("staff.refused");
  const guard = useTranslations("auth.refused");
  return (reason) => {
    if (t.has(reason)) return t(reason);
    return guard(guard.has(reason) ? reason : "fault");
  };
}
