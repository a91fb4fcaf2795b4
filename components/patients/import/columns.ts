import type { ImportLine } from "@/lib/patients/types";
import { type CsvFile, isBlank } from "./read-file";

/** What a column of a file can be. */
export const meanings = [
  "ignore",
  "name",
  "firstName",
  "lastName",
  "phone",
  "bornOn",
  "email",
  "remarks",
] as const;

export type Meaning = (typeof meanings)[number];

/** How columns are called, in the languages that clinics' files come in; the first that fits is taken. */
const signs: [Meaning, RegExp][] = [
  [
    "firstName",
    /^(first|given|fore|vor|pre|nombre de pila|prénom|prenom|voor).*$|^(nome|nombre)$/,
  ],
  [
    "lastName",
    /^(last|sur|family|nach|apellidos?|cognome|sobrenome|achter).*$|^nom( de famille)?$/,
  ],
  ["phone", /phone|mobile|cell|tel|handy|whatsapp|móvil|movil|cellulare|número|number/],
  ["bornOn", /birth|born|dob|geb|nacimiento|naissance|nascita|nascimento/],
  ["email", /e-?mail|correo|courriel/],
  ["remarks", /remark|note|comment|about|bemerk|observ|notiz|opmerk/],
  ["name", /name|patient|nombre|nome|nom/],
];

/** Guesses what each column is by its heading. Only phones stand in several columns. */
export function guessColumns(header: readonly string[]): Meaning[] {
  const taken = new Set<Meaning>();
  const guessed = header.map((heading) => {
    const named = heading.toLowerCase();
    const found = signs.find(
      ([meaning, sign]) =>
        sign.test(named) && (meaning === "phone" || !taken.has(meaning)),
    );
    const meaning = found?.[0] ?? "ignore";
    taken.add(meaning);
    return meaning;
  });
  // A "Nome" alone is the whole name, as there is nothing for it to be the first part of.
  const hasParts = taken.has("lastName") || !taken.has("firstName");
  return hasParts
    ? guessed
    : guessed.map((meaning) => (meaning === "firstName" ? "name" : meaning));
}

/** Can people be told by these columns at all? */
export const hasName = (columns: readonly Meaning[]): boolean =>
  columns.some((meaning) => /name/i.test(meaning));

/** The file's lines as people; blank ones are passed over. Several cells with one meaning stand side by side. */
export function linesOf({ rows }: CsvFile, columns: readonly Meaning[]): ImportLine[] {
  return rows.flatMap((row, index) => {
    if (isBlank(row)) return [];
    const cells = (meaning: Meaning) =>
      row.filter((_, at) => columns[at] === meaning).map((cell) => cell.trim());
    const words = (...of: Meaning[]) => of.flatMap(cells).filter(Boolean).join(" ");
    return {
      line: index + 2,
      name: words("name") || words("firstName", "lastName"),
      phones: cells("phone").filter(Boolean).slice(0, 6),
      bornOn: words("bornOn"),
      email: words("email"),
      remarks: words("remarks"),
    };
  });
}
