import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { countryName } from "./country-name";
import type { Import } from "./use-import";

/** Which file it is, how long, and that nothing of it has been written, for as long as that is so. */
export function FileLine({ importing }: { importing: Import }) {
  const t = useTranslations("patients.import");
  const { file, stage, country } = importing;
  if (!file) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0">
        <h2 className="truncate font-semibold text-interface">
          <bdi>{file.name}</bdi>
        </h2>
        <p className="text-ink-3 text-meta">
          {t("lines", { count: file.rows.length, country: countryName(country) })}
        </p>
      </div>
      {stage.at !== "applying" && stage.at !== "finished" && (
        <span className="inline-flex h-6 items-center gap-1.5 rounded-full bg-fill px-2.5 text-ink-2 text-meta">
          <Icon of="icon-shield-check" size={14} />
          {t("nothingWritten")}
        </span>
      )}
    </div>
  );
}
