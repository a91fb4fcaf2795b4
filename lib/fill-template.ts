import type { Template } from "@/lib/templates/types";

type Said = Pick<Template, "body" | "extras">;

/** A variable of a template, by its name: `{{1}}`, `{{first_name}}`. */
const variable = /\{\{\s*(\w+)\s*\}\}/g;

export const hasVariable = (words: string): boolean => words.search(variable) !== -1;

/** The variables of a template in the order in which they come, each once. */
export const variablesIn = ({ body, extras }: Said): string[] => [
  ...new Set(
    [body, ...extras].flatMap((words) =>
      [...words.matchAll(variable)].map(([, name = ""]) => name),
    ),
  ),
];

/** What stands above and below the words of a template, a line each; all of it above where nobody noted how much. */
export const around = ({ extras = [], above }: Partial<Around>) => ({
  above: extras.slice(0, above),
  below: above === undefined ? [] : extras.slice(above),
});

/** What a line above a template's words is called, where it is no more than where a file of it lies; null where it is words. */
export function fileIn(line: string): string | null {
  const [, name] = /^https?:\/\/[^\s?#]*\/([^\s/?#]+)(?:[?#]\S*)?$/.exec(line) ?? [];
  if (!name) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export type Around = Pick<Template, "extras" | "above">;

/** A piece of a template: as it stands, or a variable with what it is filled in with. */
export type TemplatePiece = { text: string; name: string | null };

/** Words of a template piece by piece; a variable without a value stands as its name in braces. */
export function piecesOf(words: string, values: Record<string, string>): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (const match of words.matchAll(variable)) {
    const [whole, name = ""] = match;
    pieces.push({ text: words.slice(from, match.index), name: null });
    pieces.push({ text: values[name]?.trim() || `{{${name}}}`, name });
    from = match.index + whole.length;
  }
  pieces.push({ text: words.slice(from), name: null });
  return pieces.filter(({ text }) => text !== "");
}

/** Words of a template once they are filled in. */
export const filledIn = (words: string, values: Record<string, string>): string =>
  piecesOf(words, values)
    .map(({ text }) => text)
    .join("");
