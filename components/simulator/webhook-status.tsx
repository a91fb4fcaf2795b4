import { useTranslations } from "next-intl";
import type { PhoneMessage, WebhookResult } from "./types";

type WebhookStatusProps = {
  /** How the last thing done to a message fared; null where the patient has written since. */
  webhook: WebhookResult | null;
  messages: PhoneMessage[] | null;
  isAway: boolean;
};

/** How the newest of the patient's doings fared at the clinic's webhook. */
export function WebhookStatus({ webhook, messages, isAway }: WebhookStatusProps) {
  const t = useTranslations("simulator");
  const newest = messages?.findLast(({ from }) => from === "patient");
  const result = webhook ?? newest?.webhook;
  const fate = result ? sentence(t, result) : newest?.isOnItsWay && t("webhookPending");
  return (
    <p role="status" className="min-h-5 px-2 text-center text-ink-2 text-preview">
      {isAway ? t("away") : fate}
    </p>
  );
}

type Words = ReturnType<typeof useTranslations<"simulator">>;

function sentence(t: Words, { status, tookMs, tries }: WebhookResult): string {
  if (tries === 0) return t("webhookMissing");
  if (status === null) return t("webhookUnreached", { ms: tookMs });
  return t("webhookAnswered", { status: String(status), ms: tookMs });
}
