import clsx from "clsx";
import { useTranslations } from "next-intl";
import { SwitchField } from "@/components/ui/forms/switch-field";
import type { OpeningHours } from "@/lib/hours/types";

type Props = {
  id: string;
  hours: OpeningHours;
  reason: string | null;
  onChange(more: Partial<OpeningHours>): void;
};

/** What the account says by itself while it is closed. */
export function AwayFields({ id, hours, reason, onChange }: Props) {
  const t = useTranslations("hours");
  const isWrong = reason === "noText" || reason === "tooLong";
  return (
    <div className="grid gap-3">
      <SwitchField
        name="away"
        label={t("away")}
        help={t("awayHelp")}
        checked={hours.away}
        onChange={(away) => onChange({ away })}
      />
      {hours.away && (
        <div>
          <label htmlFor={`${id}-text`} className="mb-1.5 block font-medium text-preview">
            {t("awayText")}
          </label>
          <textarea
            id={`${id}-text`}
            dir="auto"
            rows={4}
            maxLength={4_000}
            value={hours.awayText}
            placeholder={t("awayPlaceholder")}
            aria-invalid={isWrong || undefined}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => onChange({ awayText: target.value })}
            className={clsx(
              "block w-full rounded-control border bg-surface px-2.5 py-2 text-interface placeholder:text-ink-3 max-md:text-[16px]",
              isWrong ? "border-bad" : "border-control",
            )}
          />
          <p id={`${id}-help`} className="mt-1.5 text-ink-3 text-meta">
            {t("awayTextHelp")}
          </p>
        </div>
      )}
    </div>
  );
}
