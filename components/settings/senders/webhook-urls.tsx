import { useTranslations } from "next-intl";
import { CopyLine } from "@/components/ui/buttons/copy-line";
import { Icon } from "@/components/ui/icons/icon";
import { briefTime } from "@/components/ui/times/brief-time";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { Clock } from "@/lib/format";

export type WebhookAddresses = { inbound: string; status: string };

type Props = WebhookAddresses & {
  /** Whose webhooks they are at Twilio, where it is told whether they are set there. */
  of?: { sender: SavedAccount; clock: Clock };
};

/** Where Twilio must post: the same two addresses for every sender. */
export function WebhookUrls({ inbound, status, of }: Props) {
  const t = useTranslations("settings.twilio");
  const id = `webhook-urls-${of?.sender.tag.id ?? "all"}`;
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-3"
    >
      <div>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h3 id={id} className="flex-1 font-semibold">
            {t("webhooks")}
          </h3>
          {of && <ReadBack {...of} />}
        </div>
        <p className="mt-0.5 text-ink-3 text-meta">{t("webhooksHelp")}</p>
      </div>
      <CopyLine label={t("inbound")} value={inbound} />
      <CopyLine label={t("status")} value={status} />
    </section>
  );
}

function ReadBack({ sender, clock }: NonNullable<Props["of"]>) {
  const t = useTranslations("readiness");
  const check = sender.readiness?.checks.find(({ name }) => name === "webhook");
  if (!check?.at) return null;
  if (check.state !== "done")
    return <span className="text-meta text-warn">{t("webhooksOpen")}</span>;
  return (
    <span className="flex items-center gap-1 text-ink-2 text-meta tabular-nums">
      <Icon of="icon-circle-check" size={14} className="text-ok" />
      {t("webhooksSet", { time: briefTime(check.at, clock) })}
    </span>
  );
}
