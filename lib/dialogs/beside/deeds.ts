import type { ThreadDeed } from "@/lib/dialogs/types/beside";

/**
 * What was done with a dialog, as far as its thread says it. Its opening and first answer can be seen there anyway.
 * @package
 */
export const deeds: readonly ThreadDeed[] = [
  "dialogClosed",
  "dialogReopened",
  "assigned",
  "contactBlocked",
  "contactUnblocked",
  "contactStopped",
  "contactStarted",
];
