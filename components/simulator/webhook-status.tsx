import { useTranslations } from "next-intl";
import type { PhoneMessage } from "./types";

type WebhookStatusProps = { messages: PhoneMessage[] | null; isAway: boolean };

/** How the newest of the patient's messages fared at the clinic's webhook. */
export function WebhookStatus({ messages, isAway }: WebhookStatusProps) {
  const t = useTranslations("simulator");
  const newest = messages?.findLast(({ from }) => from === "patient");
  return (
    <p role="status" className="min-h-5 px-2 text-center text-ink-2 text-preview">
      {isAway ? t("away") : newest && sentence(t, newest)}
    </p>
  );
}

type Words = ReturnType<typeof useTranslations<"simulator">>;

function sentence(t: Words, { webhook, isOnItsWay }: PhoneMessage): string | null {
  if (!webhook) return isOnItsWay ? t("webhookPending") : null;
  const { status, tookMs, tries } = webhook;
  if (tries === 0) return t("webhookMissing");
  if (status === null) return t("webhookUnreached", { ms: tookMs });
  return t("webhookAnswered", { status: String(status), ms: tookMs });
}
