import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { firstNameOf, timeLeft } from "@/lib/format";
import { rowState } from "./row-state";

type Props = {
  row: DialogRow;
  /** Says of a closed dialog that it is one, where the list holds both. */
  marksClosed: boolean;
  now: number;
};

/** The one thing of a dialog that matters most just now, beside its account. */
export function RowChip({ row, marksClosed, now }: Props) {
  const t = useTranslations("inbox");
  const state = rowState(row, now, marksClosed);
  if (!state) return null;
  switch (state.is) {
    case "blocked":
      return <Chip icon="icon-ban">{t("chip.blocked")}</Chip>;
    case "stopped":
      return <Chip icon="icon-octagon-x">{t("chip.stopped")}</Chip>;
    case "undelivered":
      return (
        <Chip
          icon="icon-circle-alert"
          look="chip-sign"
          title={row.undeliveredReason ?? t("notDelivered")}
        >
          <span>{t("notDelivered")}</span>
        </Chip>
      );
    case "closed":
      return <Chip>{t("closed")}</Chip>;
    case "closing":
      return (
        <Chip
          icon="icon-clock"
          look={state.isUrgent ? "chip-bad" : "chip-warn"}
          title={t("chip.window")}
        >
          <Left until={state.until} now={now} />
        </Chip>
      );
    case "assigned":
      return (
        <Chip icon="icon-user-round" title={t("chip.assigned", { name: state.name })}>
          <span dir="auto" className="max-w-20 truncate md:max-lg:max-w-12">
            {state.isMine ? t("chip.me") : firstNameOf(state.name)}
          </span>
        </Chip>
      );
    case "personal":
      return (
        <Chip icon="icon-user-round" title={t("chip.personal")}>
          <Left until={state.until} now={now} />
        </Chip>
      );
    case "templateOnly":
      return (
        <Chip icon="icon-layout-template" look="chip-brief">
          {t("chip.templateOnly")}
        </Chip>
      );
    case "over":
      return <Chip>{t("chip.over")}</Chip>;
  }
}

function Left({ until, now }: { until: string; now: number }) {
  const t = useTranslations("inbox.chip");
  const { hours, minutes } = timeLeft(until, now);
  if (hours >= 48) return t("daysLeft", { days: Math.floor(hours / 24) });
  if (hours >= 4) return t("hoursLeft", { hours });
  if (hours === 0) return t("minutesLeft", { minutes });
  return t("left", { hours, minutes: String(minutes).padStart(2, "0") });
}

type ChipProps = {
  icon?: IconName;
  look?: "chip-plain" | "chip-brief" | "chip-warn" | "chip-bad" | "chip-sign";
  title?: string | null;
  children: ReactNode;
};

function Chip({ icon, look = "chip-plain", title, children }: ChipProps) {
  return (
    <span className={`chip ${look}`} title={title ?? undefined}>
      {icon && <Icon of={icon} size={14} />}
      {children}
    </span>
  );
}
