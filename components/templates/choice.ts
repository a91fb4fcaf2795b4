import { filledIn, variablesIn } from "@/lib/fill-template";
import type { Template, TemplateChoice } from "@/lib/templates/types";

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

/** What its body says once it is filled in. */
export const wordsOf = ({ body }: Template, { values }: TemplateChoice): string =>
  filledIn(body, values);

/** What it says and leads to besides, likewise. */
export const extrasOf = ({ extras }: Template, { values }: TemplateChoice): string[] =>
  extras.map((words) => filledIn(words, values));
