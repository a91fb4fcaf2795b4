import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/ui/forms/field";
import { hasName, type Meaning, meanings } from "./columns";
import { countryName } from "./country-name";
import type { Row } from "./read-file";
import type { Import } from "./use-import";

type Props = { importing: Import; countries: readonly string[] };

/**
 * What each column was taken for, with a first value to see by, and whose numbers have no prefix. Where one has to be
 * chosen it is open by itself.
 */
export function ColumnsCard({ importing, countries }: Props) {
  const t = useTranslations("patients.import");
  const { file, columns, country, changeColumn, changeCountry } = importing;
  const [isOpen, setOpen] = useState(false);
  if (!file) return null;
  const sorted = countries
    .map((code) => ({ code, name: countryName(code) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB"));
  return (
    <details
      open={isOpen || !hasName(columns)}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="rounded-card border border-line bg-surface"
    >
      <summary className="cursor-pointer px-5 py-3 font-semibold text-preview">
        {t("columns", {
          count: columns.filter((meaning) => meaning !== "ignore").length,
        })}
      </summary>
      <div className="grid gap-4 border-line border-t px-5 py-4 sm:grid-cols-2 lg:grid-cols-4">
        {file.header.map((heading, at) => (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headings repeat.
            key={at}
            label={heading || t("column", { number: at + 1 })}
            value={columns[at]}
            help={<bdi data-private>{sampleOf(file.rows, at)}</bdi>}
            onChange={(event) => changeColumn(at, event.target.value as Meaning)}
          >
            {meanings.map((meaning) => (
              <option key={meaning} value={meaning}>
                {t(`meaning.${meaning}`)}
              </option>
            ))}
          </SelectField>
        ))}
        <SelectField
          label={t("country")}
          value={country}
          onChange={(event) => changeCountry(event.target.value)}
        >
          {sorted.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </details>
  );
}

const sampleOf = (rows: readonly Row[], at: number): string =>
  rows
    .find(({ cells }) => cells[at]?.trim())
    ?.cells[at]?.trim()
    .slice(0, 40) ?? "–";
