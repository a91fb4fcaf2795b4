"use client";

import { useState } from "react";
import type { ChosenTemplate } from "@/components/inbox/state/drawn";
import type { Template, TemplateChoice } from "@/lib/templates/types";
import { chooseTemplate, isFilled, wordsOf } from "./choice";
import type { OfferState } from "./use-offer";

/** Which of the offered templates is chosen and what fills it in; the first one until somebody chooses. */
export function useChoice(offer: OfferState, firstName: string | null) {
  const [made, setMade] = useState<TemplateChoice | null>(null);
  const templates = typeof offer === "object" ? offer.templates : [];
  const template = templates.find(({ id }) => id === made?.id) ?? templates[0] ?? null;
  const isMade = made !== null && made.id === template?.id;
  const choice = isMade ? made : template && chooseTemplate(template, firstName);
  return {
    templates,
    template,
    choice,
    ready:
      template && choice && isFilled(template, choice) ? readyOf(template, choice) : null,
    onTemplate: (chosen: Template) => setMade(chooseTemplate(chosen, firstName)),
    onValues: (values: Record<string, string>) =>
      template && setMade({ id: template.id, values }),
  };
}

/** What is sent, and what it says. */
const readyOf = (template: Template, choice: TemplateChoice) => ({
  text: wordsOf(template, choice),
  template: { ...choice, title: template.name } satisfies ChosenTemplate,
});
