/** What somebody typed in a box, as the box remembers it while nothing else does. */
type Remembering = HTMLTextAreaElement & { typedWords?: string };

/** A button as it remembers that it was pressed while it could open nothing yet. */
type Pressed = HTMLElement & { isPressed?: boolean };

/**
 * A script for every page, which does what can't wait until React wakes the page. Boxes of words remember what is typed
 * in them: React gives a box back the text that the server wrote in it, and would have forgotten the rest. So do
 * buttons that open something, that they were pressed. A thread that comes with the page stands at its end, where it
 * will open.
 */
export const beforeHydration = `{
addEventListener("input", ({ target }) => {
  if (target.dataset?.writing !== undefined) target.typedWords = target.value;
}, true);
addEventListener("click", ({ target }) => {
  const opener = target.closest?.("button[aria-haspopup]");
  if (opener) opener.isPressed = !opener.isPressed;
}, true);
const watch = new MutationObserver(() => {
  const log = document.querySelector("[role=log]");
  if (!log?.clientHeight) return;
  watch.disconnect();
  if (!log.scrollTop) log.scrollTop = log.scrollHeight;
});
watch.observe(document, { childList: true, subtree: true });
addEventListener("load", () => setTimeout(() => watch.disconnect(), 2000));
}`;

/** What stands in a box that has just come to life, or stood there before it did. */
export const wordsIn = (box: HTMLTextAreaElement): string =>
  (box as Remembering).typedWords ?? box.value;

/** Was what comes to life pressed before, by somebody who has not gone on elsewhere? Asked as it does, and only then. */
export function wasPressedBeforeHydration(button: HTMLElement | null): boolean {
  const { activeElement, body } = document;
  const isHere = activeElement === body || activeElement === button;
  return isHere && (button as Pressed | null)?.isPressed === true;
}
