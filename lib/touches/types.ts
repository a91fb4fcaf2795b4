/** What people record by hand. */
export const manualKinds = [
  "call",
  "visit",
  "message",
  "email",
  "note",
  "update",
  "other",
] as const;

export type ManualKind = (typeof manualKinds)[number];

export type TouchDirection = "incoming" | "outgoing";
