import { useTranslations } from "next-intl";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { Link } from "@/components/ui/links/link";
import { fullTime } from "@/lib/format";
import type { Retention } from "@/lib/records/types";
import { RetentionForm } from "./retention-form";
import type { RetentionActions } from "./use-retention";

type Props = RetentionActions & { retention: Retention; zone: string };

/** How long messages and raw deliveries are kept, and what a shorter time would delete. */
export function RetentionPage({ retention, zone, preview, save }: Props) {
  const t = useTranslations("records.retention");
  const { appliedAt } = retention;
  return (
    <SettingsFrame title={t("title")}>
      <div className="max-w-[640px] rounded-card border border-line bg-surface p-4 md:p-5">
        <p className="mb-4 text-ink-2 text-preview">{t("text")}</p>
        <RetentionForm retention={retention} preview={preview} save={save} />
        <p className="mt-4 border-line border-t pt-3 text-ink-2 text-meta">
          {appliedAt
            ? t("applied", { when: fullTime(appliedAt, zone) })
            : t("notApplied")}{" "}
          <Link href="/settings/audit" className="font-medium text-accent underline">
            {t("log")}
          </Link>
        </p>
      </div>
    </SettingsFrame>
  );
}
