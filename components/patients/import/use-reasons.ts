import { useTranslations } from "next-intl";
import type { CheckedLine } from "./checked";

/** Why a line is doubtful or wrong, in a sentence. */
export function useReasons(): (line: CheckedLine) => string {
  const t = useTranslations("patients.import");
  return ({ reason, value, person, repeats }) => {
    if (repeats !== null) return t("repeats", { line: repeats });
    if (!reason) return "";
    const kind = person ? t(`kind.${person.kind}`) : "";
    return t(`reason.${reason}`, { value, name: person?.name ?? "", kind });
  };
}
