import { useTranslations } from "next-intl";
import { CopyLine } from "./copy-line";

export type WebhookAddresses = { inbound: string; status: string };

/** Where Twilio must post: the same two addresses for every sender. */
export function WebhookUrls({ inbound, status }: WebhookAddresses) {
  const t = useTranslations("settings.twilio");
  return (
    <section
      aria-labelledby="webhook-urls"
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-3"
    >
      <div>
        <h2 id="webhook-urls" className="font-semibold">
          {t("webhooks")}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{t("webhooksHelp")}</p>
      </div>
      <CopyLine label={t("inbound")} value={inbound} />
      <CopyLine label={t("status")} value={status} />
    </section>
  );
}
