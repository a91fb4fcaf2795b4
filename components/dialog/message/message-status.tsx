import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import type { MessageStatus as Status } from "@/lib/channels/types";

const signs: Record<Status, IconName> = {
  queued: "icon-clock",
  sent: "icon-check",
  delivered: "icon-check-check",
  read: "icon-check-check",
  failed: "icon-circle-alert",
};

const colours: Record<Status, string> = {
  queued: "text-ink-2",
  sent: "text-ink-2",
  delivered: "text-ink-2",
  read: "text-accent",
  failed: "text-bad",
};

type Props = {
  status: Status;
  /** What the channel will never say of a message that was sent; null where it says all. */
  legend: string | null;
};

/** How far a message has come, as a sign with a name. */
export function MessageStatus({ status, legend }: Props) {
  const t = useTranslations("dialog.status");
  const meaning = status === "sent" && legend ? `${t(status)}. ${legend}` : t(status);
  return (
    <span role="img" aria-label={t(status)} title={meaning} className={colours[status]}>
      <Icon of={signs[status]} size={14} />
    </span>
  );
}
