/**
 * A window begins with its form, which may say with which of its fields, or else with its search, and not with the way
 * out of it.
 */
export function focusFirstField(event: Event) {
  const window = event.currentTarget as Element;
  const field =
    window.querySelector<HTMLElement>("form [data-first]") ??
    window.querySelector<HTMLElement>("form :is(input, select, textarea)") ??
    window.querySelector<HTMLElement>("input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
}
