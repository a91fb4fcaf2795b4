import type { ChannelFacts } from "@/lib/channels/types";
import type { ReplyRefusal, ReplyWindow } from "./types";

const hourMs = 3_600_000;

/** When the channel stops taking free text; null when the contact never wrote, which is as good as over. */
export function replyWindow(
  facts: ChannelFacts,
  lastInboundAt: Date | null,
  now = new Date(),
): ReplyWindow | null {
  if (!lastInboundAt) return null;
  const closesAt = new Date(lastInboundAt.getTime() + facts.replyWindowHours * hourMs);
  return { closesAt: closesAt.toISOString(), open: now < closesAt };
}

/** What an answer needs to know of its dialog. `superseded`: the number now belongs to somebody else. */
export type Answerable = {
  closed: boolean;
  accountState: "connected" | "attention" | "disconnected";
  stopped: boolean;
  superseded: boolean;
  window: ReplyWindow | null;
};

/** Why nothing may be sent now, or null. What the provider would refuse is refused here first. */
export function replyRefusal(dialog: Answerable): ReplyRefusal | null {
  if (dialog.closed) return "closed";
  if (dialog.accountState === "disconnected") return "disconnected";
  if (dialog.accountState === "attention") return "attention";
  if (dialog.superseded) return "superseded";
  if (dialog.stopped) return "stopped";
  return dialog.window?.open ? null : "windowClosed";
}
