import { useTranslations } from "next-intl";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { briefTime } from "@/components/ui/times/brief-time";
import type { Clock } from "@/lib/format";
import type { QuarantinedEvent } from "@/lib/health/types";
import { healthHrefs } from "./health-hrefs";
import { cellLook, rowLook } from "./table-look";

type Props = {
  event: QuarantinedEvent;
  before: number | null;
  clock: Clock;
  isPending: boolean;
  onReplay(): void;
};

/** One of them: whose it was, when it came, what it is, why it waits, and the ways to read it and to try again. */
export function QuarantinedRow({ event, before, clock, isPending, onReplay }: Props) {
  const t = useTranslations("health.quarantined");
  const { id, tag, kind, receivedAt } = event;
  const reason = useReason(event);
  return (
    <tr data-row={id} className={rowLook}>
      <th scope="row" className={`${cellLook} text-start font-normal`}>
        <AccountTag account={tag} className="max-w-full" />
      </th>
      <td className={cellLook}>
        <time dateTime={receivedAt}>{briefTime(receivedAt, clock)}</time>
      </td>
      <td className={cellLook}>
        {t.has(`kind.${kind}`) ? t(`kind.${kind}` as "kind.message") : kind}
        <span className="block font-mono text-[12px] text-ink-3">
          {t("number", { id })}
        </span>
      </td>
      <td className={`${cellLook} text-ink-2 [overflow-wrap:anywhere]`}>{reason}</td>
      <td className={cellLook}>
        <span className="flex justify-end gap-1.5 max-md:justify-start">
          <Link
            href={healthHrefs.event(id, before)}
            scroll={false}
            aria-label={t("readEvent", { id })}
            className={buttonLook({ size: "small", look: "quiet" })}
          >
            {t("read")}
          </Link>
          <Button
            size="small"
            aria-label={t("replayEvent", { id })}
            aria-disabled={isPending || undefined}
            onClick={onReplay}
          >
            <Icon of="icon-rotate-ccw" size={14} />
            {t("replay")}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** A fault of ours has a code at most; what was not understood says which part of it. */
function useReason({ reason }: QuarantinedEvent): string {
  const t = useTranslations("health.quarantined");
  if (!reason || reason === "fault") return t("fault");
  if (reason.startsWith("fault ")) return t("faultCode", { code: reason.slice(6) });
  return t("notUnderstood", { reason });
}
