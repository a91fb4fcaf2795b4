import {
  Archive,
  ArchiveRestore,
  Ban,
  BellOff,
  CircleEllipsis,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquarePlus,
  Pencil,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Reply,
  Stethoscope,
  StickyNote,
  UserRoundCheck,
} from "lucide-react";
import type { DeedEntry, ManualKind, TouchDirection } from "@/lib/touches/types";

/** The sign of each kind of touch. */
export const touchSigns: Record<ManualKind, LucideIcon> = {
  call: Phone,
  visit: Stethoscope,
  message: MessageCircle,
  email: Mail,
  note: StickyNote,
  update: Pencil,
  other: CircleEllipsis,
};

/** The sign of each thing that is done with a dialog. */
export const deedSigns: Record<DeedEntry["deed"], LucideIcon> = {
  dialogOpened: MessageSquarePlus,
  dialogClosed: Archive,
  dialogReopened: ArchiveRestore,
  firstAnswer: Reply,
  assigned: UserRoundCheck,
  contactBlocked: Ban,
  contactUnblocked: MessageCircle,
  contactStopped: BellOff,
  contactStarted: MessageCircle,
};

/** The sign of a touch; a call shows which way it went. */
export function signOf(kind: ManualKind, direction: TouchDirection | null): LucideIcon {
  if (kind !== "call" || !direction) return touchSigns[kind];
  return direction === "incoming" ? PhoneIncoming : PhoneOutgoing;
}
