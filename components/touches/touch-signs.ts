import type { IconName } from "@/components/ui/icons/icon";
import type { DeedEntry, ManualKind, TouchDirection } from "@/lib/touches/types";

/** The sign of each kind of touch. */
export const touchSigns: Record<ManualKind, IconName> = {
  call: "icon-phone",
  visit: "icon-stethoscope",
  message: "icon-message-circle",
  email: "icon-mail",
  note: "icon-sticky-note",
  update: "icon-pencil",
  other: "icon-circle-ellipsis",
};

/** The sign of each thing that is done with a dialog. */
export const deedSigns: Record<DeedEntry["deed"], IconName> = {
  dialogOpened: "icon-message-square-plus",
  dialogClosed: "icon-archive",
  dialogReopened: "icon-archive-restore",
  firstAnswer: "icon-reply",
  assigned: "icon-user-round-check",
  contactBlocked: "icon-ban",
  contactUnblocked: "icon-message-circle",
  contactStopped: "icon-bell-off",
  contactStarted: "icon-message-circle",
};

/** The sign of a touch; a call shows which way it went. */
export function signOf(kind: ManualKind, direction: TouchDirection | null): IconName {
  if (kind !== "call" || !direction) return touchSigns[kind];
  return direction === "incoming" ? "icon-phone-incoming" : "icon-phone-outgoing";
}
