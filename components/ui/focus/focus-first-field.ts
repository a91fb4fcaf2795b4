/**
 * A window begins with its form or else with its search, and not with the way out of it. It may say with which field, or
 * with which choice where there is nothing to write.
 */
export function focusFirstField(event: Event) {
  const window = event.currentTarget as Element;
  const field =
    window.querySelector<HTMLElement>("[data-first]") ??
    window.querySelector<HTMLElement>("form :is(input, select, textarea)") ??
    window.querySelector<HTMLElement>("input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus({ preventScroll: true });
}
