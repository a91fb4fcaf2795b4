import type { ChannelFacts } from "@/lib/channels/types";
import type { ReplyRefusal, ReplyWindow } from "@/lib/dialogs/types/reply";
import { hourMs } from "@/lib/durations";

/** What an account may do beyond the channel's rule: answer as a person for longer, where that was granted. */
type Granted = { humanAgent: boolean };

/**
 * When the channel stops taking free text, and until when a person may still answer where the account has that
 * permission; null when the contact never wrote, which is as good as over.
 */
export function replyWindow(
  facts: ChannelFacts,
  lastInboundAt: Date | null,
  { humanAgent }: Granted,
  now = new Date(),
): ReplyWindow | null {
  if (!lastInboundAt) return null;
  const closesAt = after(lastInboundAt, facts.replyWindowHours);
  const agentHours = humanAgent ? facts.humanAgentHours : null;
  const agentUntil = agentHours === null ? null : after(lastInboundAt, agentHours);
  return {
    closesAt: closesAt.toISOString(),
    open: now < closesAt,
    agentUntil: agentUntil && now < agentUntil ? agentUntil.toISOString() : null,
  };
}

/** Is the normal window open? Outside it a reply needs the person's permission, if any. */
export function isOpen(facts: ChannelFacts, lastInboundAt: Date | null): boolean {
  return replyWindow(facts, lastInboundAt, { humanAgent: false })?.open ?? false;
}

const after = (at: Date, hours: number) => new Date(at.getTime() + hours * hourMs);

/** What an answer needs to know of its dialog. `superseded`: the number now belongs to somebody else. */
export type Answerable = {
  closed: boolean;
  accountState: "connected" | "attention" | "disconnected";
  /** Its Integration Deadline has passed without what it takes to send. */
  notActivated: boolean;
  stopped: boolean;
  blocked: boolean;
  superseded: boolean;
  window: ReplyWindow | null;
};

/** Why nothing may be sent now, or null. What the provider would refuse is refused here first. */
export function replyRefusal(dialog: Answerable): ReplyRefusal | null {
  if (dialog.blocked) return "blocked";
  if (dialog.closed) return "closed";
  if (dialog.accountState === "disconnected") return "disconnected";
  if (dialog.notActivated) return "notActivated";
  if (dialog.accountState === "attention") return "attention";
  if (dialog.superseded) return "superseded";
  if (dialog.stopped) return "stopped";
  const { window } = dialog;
  return window?.open || window?.agentUntil ? null : "windowClosed";
}
