import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";

/** Says of something found that its dialog stands in Closed Chats. */
export function ClosedChip() {
  const t = useTranslations("inbox");
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-[6px] bg-fill px-1.5 font-medium text-ink-2 text-meta group-aria-[current]/hit:bg-on-selected">
      <Icon of="icon-archive" size={14} />
      {t("closed")}
    </span>
  );
}
