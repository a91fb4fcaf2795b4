import type { Template, TemplateChoice } from "@/lib/templates/types";
import { fillTemplate, variablesIn } from "./fill-template";

/** A template as it is chosen first: who is greeted in its beginning is called by their name, all else is left open. */
export function chooseTemplate(
  template: Template,
  firstName: string | null,
): TemplateChoice {
  const greeted = /^\p{L}{1,14}[,!]?\s+\{\{\s*(\w+)\s*\}\}/u.exec(template.body)?.[1];
  return {
    id: template.id,
    values: greeted && firstName ? { [greeted]: firstName } : {},
  };
}

/** Has each of its variables a value? */
export const isFilled = (template: Template, { values }: TemplateChoice): boolean =>
  variablesIn(template).every((name) => values[name]?.trim());

/** What it says once it is filled in. */
export const wordsOf = (template: Template, { values }: TemplateChoice): string =>
  fillTemplate(template, values)
    .map(({ text }) => text)
    .join("");
