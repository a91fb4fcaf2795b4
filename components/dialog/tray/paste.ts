import type { ClipboardEvent } from "react";
import type { TrayHands } from "./use-tray";

/** Attaches a pasted picture. What was copied from a text comes with a picture of itself, and is pasted as words. */
export function pasteInto({ add }: Pick<TrayHands, "add">, event: ClipboardEvent): void {
  const { files, types } = event.clipboardData;
  if (files.length === 0 || types.includes("text/plain")) return;
  event.preventDefault();
  add([...files]);
}
