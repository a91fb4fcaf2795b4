import { mostPhones } from "@/lib/patients/types/draft";
import type { ImportLine } from "@/lib/patients/types/import";
import type { Row } from "./read-file";

/** What a column of a file can be. */
export const meanings = [
  "ignore",
  "kind",
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
  // A number by which somebody is filed would else be their name or their phone.
  [
    "ignore",
    /^(id\b.*|mrn|dni|no\.?|nr\.?|nº|№|#)$|\bid$|(patient|record|file|chart|card|case|client|customer|insurance|policy|nhs|medical|health|hasta|dosya|protokol) ?(no\.?|nr\.?|number|code|numaras[ıi])$|historia|expediente|póliza|карт|полис|снилс|kimlik|^(nr\.?|num[aă]r|cod) (fi[sșş]|dosar|pacient)|^cnp$/,
  ],
  // Nor is where somebody was born the day.
  [
    "ignore",
    /\bplace of|birth ?place|^(lugar|lieu|luogo|local|loc|locul) (d|na)|^место|geburtsort|geboorteplaats|do[gğ]um yeri/,
  ],
  ["kind", /^kind$/],
  [
    "firstName",
    /^(first|given|fore|vor|pre|nombre de pila|primer nombre|prénom|prenom|voor).*$|^(nome|nombre|имя|(hasta )?(ad[ıi]?|isim))$/,
  ],
  [
    "lastName",
    /^(last|sur|family|nach|(primer )?apellidos?|cognome|sobrenome|achter|фамилия|(hasta )?soy).*$|^nom( de famille)?$|^nume( de familie| pacient)?$/,
  ],
  [
    "phone",
    /phone|mobil|cell|tel|^cep|gsm|handy|whatsapp|móvil|movil|celular|número|number|телефон|^(тел|моб)/,
  ],
  [
    "bornOn",
    /birth|born|dob|geb|nacimiento|naissance|nascita|nascimento|рожд|do[gğ]um|na[sșş]ter/,
  ],
  ["email", /e-?mail|e-?posta|correo|courriel|почт/],
  [
    "remarks",
    /remark|note|comment|about|bemerk|observ|notas|comentari|notiz|opmerk|примеч|коммент|замет|^not(lar)?$|aç[ıi]klama|men[tțţ]iuni/,
  ],
  [
    "name",
    /name|naam|patient|pacient|nombre|nome|nom|фио|ф\. ?и\. ?о|пациент|^ad.*soyad|isim|^hasta|\bnume(le)?\b/,
  ],
];

/** What stands beside another column of the same meaning, as only phones do else. */
const further: typeof signs = [
  ["firstName", /^(middle|segundo nombre|отчество)/],
  ["lastName", /^segundo apellido/],
];

/** Where Portuguese is spoken, a "CEP" is a postcode; in Turkish it is a mobile. */
const portuguese = /nome|telefone|paciente/i;

/** Guesses what each column is by its heading. */
export function guessColumns(header: readonly string[]): Meaning[] {
  const taken = new Set<Meaning>();
  const isPortuguese = header.some((heading) => portuguese.test(heading));
  const guessed = header.map((heading) => {
    // The dot of an "İ" would stand behind its small letter.
    const named = heading.toLowerCase().replaceAll("\u0307", "");
    if (isPortuguese && named === "cep") return "ignore";
    const found =
      further.find(([, sign]) => sign.test(named)) ??
      signs.find(
        ([meaning, sign]) =>
          sign.test(named) &&
          (meaning === "phone" || meaning === "ignore" || !taken.has(meaning)),
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

/** The file's rows as people. Several cells with one meaning stand side by side. */
export function linesOf(rows: readonly Row[], columns: readonly Meaning[]): ImportLine[] {
  return rows.map(({ line, cells }) => {
    const those = (meaning: Meaning) =>
      cells.filter((_, at) => columns[at] === meaning).map((cell) => cell.trim());
    const words = (...of: Meaning[]) => of.flatMap(those).filter(Boolean).join(" ");
    return {
      line,
      kind: words("kind").toLowerCase() === "lead" ? "lead" : "patient",
      name: words("name") || words("firstName", "lastName"),
      phones: those("phone").filter(Boolean).slice(0, mostPhones),
      bornOn: words("bornOn"),
      email: words("email"),
      remarks: words("remarks"),
    };
  });
}
