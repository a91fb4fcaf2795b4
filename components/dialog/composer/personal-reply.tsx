import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { type Clock, fullTime } from "@/lib/format";
import { replyDeadline } from "./reply-deadline";

type Props = { open: OpenDialog; clock: Clock };

/** Says that the channel's window is over and that a person may still answer, and until when. */
export function PersonalReply({ open, clock }: Props) {
  const t = useTranslations("dialog.personal");
  if (!open.window) return null;
  const { until, isPersonal } = replyDeadline(open.window, clock.now);
  if (!isPersonal) return null;
  return (
    <div className="flex gap-2.5 border-line border-b px-3 py-2.5 text-preview">
      <Icon of="icon-user-round" size={18} className="shrink-0 text-ink-2" />
      <div className="min-w-0">
        <p className="font-semibold">
          {t("title", { until: fullTime(until, clock.zone) })}
        </p>
        <p className="text-ink-2">{t("text")}</p>
      </div>
    </div>
  );
}
