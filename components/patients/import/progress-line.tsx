import { useTranslations } from "next-intl";
import type { Stage } from "./use-import";

type Props = { stage: Extract<Stage, { at: "checking" | "applying" }> };

/** How far a file has been looked at or taken in. */
export function ProgressLine({ stage }: Props) {
  const t = useTranslations("patients.import");
  const { at, done, total } = stage;
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-4">
      <p role="status" className="mb-2 font-medium text-preview">
        {t(at, { done, total })}
      </p>
      <progress
        aria-label={t(at, { done, total })}
        value={done}
        max={Math.max(1, total)}
        className={barLook}
      />
      {at === "applying" && (
        <p className="mt-2 text-ink-2 text-meta">{t("applyingHelp")}</p>
      )}
    </div>
  );
}

const barLook =
  "block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-fill [&::-webkit-progress-bar]:bg-fill " +
  "[&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent";
