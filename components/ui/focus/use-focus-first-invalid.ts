"use client";

import { type RefObject, useEffect } from "react";

/**
 * After a refusal one is led to the first field of the form that is to be mended; each answer, `said`, is one anew. What
 * is wrong is known by what the fields themselves say of it.
 */
export function useFocusFirstInvalid(
  form: RefObject<HTMLFormElement | null>,
  said: unknown,
) {
  useEffect(() => {
    if (!said) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [form, said]);
}
