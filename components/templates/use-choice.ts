"use client";

import { useState } from "react";
import type { ChosenTemplate } from "@/components/inbox/state/optimistic-replies";
import type { Template, TemplateChoice } from "@/lib/templates/types";
import { chooseTemplate, extrasOf, isFilled, wordsOf } from "./choice";
import type { OfferState } from "./use-offer";

/** Where a choice is kept, so that it is found again. */
export type ChoicePad = {
  read(): TemplateChoice | null;
  /** `isTyped`: did somebody fill it in, and not only choose it? */
  keep(made: TemplateChoice, isTyped: boolean): void;
};

/** Which of the offered templates is chosen and what fills it in; the first one until somebody chooses. */
export function useChoice(offer: OfferState, firstName: string | null, pad?: ChoicePad) {
  const [made, setMade] = useState(() => pad?.read() ?? null);
  const [tried, setTried] = useState<object | null>(null);
  // Whoever looks at another one and comes back finds it as it was filled in.
  const [filledIn] = useState(() => new Map(made && [[made.id, made]]));
  const make = (choice: TemplateChoice, isTyped: boolean) => {
    setMade(choice);
    if (isTyped) filledIn.set(choice.id, choice);
    pad?.keep(choice, isTyped);
  };
  const templates = typeof offer === "object" ? offer.templates : [];
  const template = templates.find(({ id }) => id === made?.id) ?? templates[0] ?? null;
  const isMade = made !== null && made.id === template?.id;
  const choice = isMade ? made : template && chooseTemplate(template, firstName);
  return {
    templates,
    template,
    choice,
    /** Is the one that was chosen not offered any more, and another one in its place? */
    isGone: template !== null && made !== null && !isMade,
    ready:
      template && choice && isFilled(template, choice) ? readyOf(template, choice) : null,
    /** Set anew at each try to send what is not whole yet: from then on each empty field says so. */
    tried,
    onTry(isWhole: boolean) {
      setTried(isWhole ? null : {});
      setMade(choice);
    },
    onTemplate(chosen: Template) {
      setTried(null);
      const before = filledIn.get(chosen.id);
      make(before ?? chooseTemplate(chosen, firstName), before !== undefined);
    },
    onValues: (values: Record<string, string>) =>
      template && make({ id: template.id, values }, true),
  };
}

/** What is sent, and what it says. */
const readyOf = (template: Template, choice: TemplateChoice) => ({
  text: wordsOf(template, choice),
  template: {
    ...choice,
    title: template.name,
    extras: extrasOf(template, choice),
    above: template.above,
  } satisfies ChosenTemplate,
});
