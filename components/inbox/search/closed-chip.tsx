import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";

/** Says of something found that its dialog stands in Closed Chats. */
export function ClosedChip() {
  const t = useTranslations("inbox");
  return (
    <span className="chip bg-fill text-ink-2 group-aria-[current]/hit:bg-on-selected">
      <Icon of="icon-archive" size={14} />
      {t("closed")}
    </span>
  );
}
