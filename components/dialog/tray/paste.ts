import type { ClipboardEvent } from "react";
import type { TrayControls } from "./use-tray";

/**
 * Attaches a pasted picture or file. What was copied from a text or a table comes with a picture of itself, and is
 * pasted as words; a file that was copied comes with its name, but in no rich text.
 */
export function pasteInto(
  { add }: Pick<TrayControls, "add">,
  event: ClipboardEvent,
): void {
  const { files, types } = event.clipboardData;
  const isRich = types.includes("text/html") || types.includes("text/rtf");
  if (files.length === 0 || (isRich && types.includes("text/plain"))) return;
  event.preventDefault();
  add([...files]);
}
