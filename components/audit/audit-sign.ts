import type { IconName } from "@/components/ui/icons/icon";

/** The sign of a line of the log: of this very deed, else of its kind, else of what it was done to. */
export function auditSign(action: string): IconName {
  const [what = "", did = ""] = action.split(".");
  return deeds[action] ?? kinds[did] ?? things[what] ?? "icon-circle";
}

const deeds: Record<string, IconName> = {
  "account.disconnected": "icon-unplug",
  "account.needsAttention": "icon-triangle-alert",
  "account.notActivated": "icon-triangle-alert",
  "account.tokenRenewed": "icon-key-round",
  "contact.blocked": "icon-ban",
  "dialog.assigned": "icon-user-round-plus",
  "dialog.closed": "icon-archive",
  "dialog.reopened": "icon-archive-restore",
  "message.sent": "icon-send-horizontal",
  "session.ended": "icon-log-out",
  "session.started": "icon-log-in",
  "staff.passwordChanged": "icon-key-round",
  "staff.passwordChosen": "icon-key-round",
  "staff.passwordReset": "icon-key-round",
};

const kinds: Record<string, IconName> = {
  checked: "icon-refresh-cw",
  exported: "icon-download",
  imported: "icon-upload",
  read: "icon-eye",
  refused: "icon-circle-x",
  replayed: "icon-refresh-cw",
  restored: "icon-rotate-ccw-clock",
};

const things: Record<string, IconName> = {
  account: "icon-plug",
  cannedReply: "icon-zap",
  contact: "icon-user-round",
  dialog: "icon-message-square",
  hours: "icon-clock",
  message: "icon-message-square",
  note: "icon-lock",
  person: "icon-user-round",
  retention: "icon-hourglass",
  settings: "icon-settings",
  staff: "icon-users",
  touch: "icon-calendar-plus",
};

/** The colour of its sign: what was refused and what does not work any more are looked for. */
export function auditTone(action: string): string {
  if (action.endsWith(".refused")) return "text-bad";
  return deeds[action] === "icon-triangle-alert" ? "text-warn" : "text-ink-2";
}
