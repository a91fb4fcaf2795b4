import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/forms/field";
import { allScripts, type CsvFile, type Script } from "./read-file";
import type { Import } from "./use-import";

/** Whose letters a file was read as that does not say so itself, with words of it to see by. */
export function ScriptChoice({
  importing: { file, changeScript },
}: {
  importing: Import;
}) {
  const t = useTranslations("patients.import.script");
  if (!file?.script) return null;
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-4">
      <SelectField
        className="max-w-120"
        label={t("label")}
        value={file.script}
        help={
          <>
            {t("help")} <bdi data-private>{sampleOf(file)}</bdi>
          </>
        }
        onChange={(event) => changeScript(event.target.value as Script)}
      >
        {allScripts.map((script) => (
          <option key={script} value={script}>
            {t(script)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** The first line with letters that English lacks. */
const sampleOf = ({ header, rows }: CsvFile): string =>
  [header, ...rows.map(({ cells }) => cells)]
    .find((cells) => cells.some(isForeign))
    ?.filter(isForeign)
    .map((cell) => cell.trim().slice(0, 40))
    .join(", ") ?? "";

const isForeign = (cell: string) => /[^ -~\s]/.test(cell);
