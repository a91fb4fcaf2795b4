import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import type { SignInOutcome } from "@/lib/auth/types";

type Refused = Extract<SignInOutcome, { ok: false }>;

/** Why it did not work, in one sentence that does not say which of the two was wrong. */
export function SignInRefusal({ outcome }: { outcome: Refused }) {
  const t = useTranslations("auth.signIn");
  const sentence =
    outcome.reason === "tooMany"
      ? t("tooMany", { minutes: Math.ceil(outcome.waitSeconds / 60) })
      : t(outcome.reason);
  return (
    <p
      role="alert"
      className="flex gap-2 rounded-[10px] bg-bad-soft px-3.5 py-3 text-ink"
    >
      <Icon of="icon-circle-alert" size={18} className="mt-px flex-none text-bad" />
      {sentence}
    </p>
  );
}
