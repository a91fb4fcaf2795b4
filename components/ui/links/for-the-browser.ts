import type { SyntheticEvent } from "react";

/** Is this a click on a link that asks for a new tab or window, or that somebody else has answered? */
export function isForTheBrowser({
  defaultPrevented,
  nativeEvent,
}: SyntheticEvent): boolean {
  if (defaultPrevented) return true;
  if (!(nativeEvent instanceof MouseEvent)) return false;
  const { button, metaKey, ctrlKey, shiftKey, altKey } = nativeEvent;
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}
