"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { Writing } from "@/components/inbox/controllers/drafts";
import type { Words } from "@/lib/dialogs/types/draft";

/** Where what is being written in a dialog is read and written. */
export type Pad = Pick<Writing, "read" | "write" | "subscribe">;

/** What is being written in a dialog, here or on another screen of the same person. */
export function useWords(pad: Pad, dialogId: number): Words {
  const read = useCallback(() => pad.read(dialogId), [pad, dialogId]);
  return useSyncExternalStore(pad.subscribe, read, read);
}
