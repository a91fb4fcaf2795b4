import type { Template } from "@/lib/templates/types";

/** A piece of a template: as it stands, or a variable with what it is filled in with. */
export type TemplatePiece = { text: string; name: string | null };

const variable = /\{\{\s*(\w+)\s*\}\}/g;

/** The variables of a template in the order in which they come, each once. */
export const variablesIn = ({ body }: Pick<Template, "body">): string[] => [
  ...new Set([...body.matchAll(variable)].map(([, name = ""]) => name)),
];

/** A template piece by piece; a variable without a value stands as its name in braces. */
export function fillTemplate(
  { body }: Pick<Template, "body">,
  values: Record<string, string>,
): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (const match of body.matchAll(variable)) {
    const [whole, name = ""] = match;
    pieces.push({ text: body.slice(from, match.index), name: null });
    pieces.push({ text: values[name]?.trim() || `{{${name}}}`, name });
    from = match.index + whole.length;
  }
  pieces.push({ text: body.slice(from), name: null });
  return pieces.filter(({ text }) => text !== "");
}
