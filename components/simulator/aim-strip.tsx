import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/buttons/button";
import type { PhoneMessage } from "./types";

type AimStripProps = { title: string; at: PhoneMessage; onLeave: () => void };

/** Which message the words below are about. */
export function AimStrip({ title, at, onLeave }: AimStripProps) {
  const t = useTranslations("simulator");
  return (
    <div className="flex items-center gap-2 rounded-control bg-quote ps-3">
      <p className="min-w-0 flex-1 py-1.5 text-preview">
        <span className="block font-medium text-ink-2">{title}</span>
        <span dir="auto" className="block truncate">
          {at.text || t("noWords")}
        </span>
      </p>
      <IconButton icon="icon-x" label={t("leave")} onClick={onLeave} />
    </div>
  );
}
