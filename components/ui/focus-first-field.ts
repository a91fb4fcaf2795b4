/** A window begins with its form, and not with the way out of it. */
export function focusFirstField(event: Event) {
  const window = event.currentTarget as Element;
  const field = window.querySelector<HTMLElement>("form :is(input, select, textarea)");
  if (!field) return;
  event.preventDefault();
  field.focus();
}
