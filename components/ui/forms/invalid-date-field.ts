/**
 * The name of the first field of a form that asks for a day and has none that there is, such as 31 February or half of
 * one; null where all is well. Such a field says that it is empty: what is stored there would be gone without a word.
 */
export const invalidDateField = (form: HTMLFormElement | null): string | null =>
  form?.querySelector<HTMLInputElement>(mistyped)?.name ?? null;

const mistyped = "input:is([type=date], [type=datetime-local]):invalid";
