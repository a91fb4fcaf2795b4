import {
  CircleEllipsis,
  type LucideIcon,
  Mail,
  MessageCircle,
  Pencil,
  Phone,
  PhoneIncoming,
  PhoneOutgoing,
  Stethoscope,
  StickyNote,
} from "lucide-react";
import type { ManualKind, TouchDirection } from "@/lib/touches/types";

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

/** The same; a call shows which way it went. */
export function signOf(kind: ManualKind, direction: TouchDirection | null): LucideIcon {
  if (kind !== "call" || !direction) return touchSigns[kind];
  return direction === "incoming" ? PhoneIncoming : PhoneOutgoing;
}
