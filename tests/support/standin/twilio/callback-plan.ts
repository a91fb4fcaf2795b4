import type { MessageStatus, TwilioMessage } from "./state";
import { templatesOf } from "./templates";
import type { World } from "./world";

/** What can go wrong with the callbacks of one message. `ended` is a fate: undelivered or failed, with Twilio's code. */
export type CallbackFault =
  | { type: "late"; byMs: number }
  | { type: "reordered" }
  | { type: "dropped"; statuses?: MessageStatus[] }
  | { type: "duplicated" }
  | { type: "ended"; status?: "undelivered" | "failed"; code: number; says?: string };

/** One change of a message's status: when, counted from its creation, and how often the product is told. */
export type Step = {
  status: MessageStatus;
  afterMs: number;
  tellings: number;
  code?: number | undefined;
  says?: string | undefined;
};

/** So many characters WhatsApp takes of a template once it is filled in. */
const longestTemplate = 1024;
const windowMs = 24 * 60 * 60 * 1000;

/** The statuses that a message will go through, under the fault that waits for it, if any. */
export function planCallbacks(
  world: World,
  { message, fault }: { message: TwilioMessage; fault: CallbackFault | null },
): Step[] {
  const failing = fault?.type === "ended" ? fault : refusedLater(world, message);
  if (failing) return [failingStep(world, failing)];
  return underFault(smooth(world), fault);
}

function smooth({ pace, reads }: World): Step[] {
  const sent: Step = { status: "sent", afterMs: pace.sentMs, tellings: 1 };
  const delivered: Step = { status: "delivered", afterMs: pace.deliveredMs, tellings: 1 };
  const read: Step = { status: "read", afterMs: pace.readMs, tellings: 1 };
  return reads === "auto" ? [sent, delivered, read] : [sent, delivered];
}

function underFault(steps: Step[], fault: CallbackFault | null): Step[] {
  switch (fault?.type) {
    case "late":
      return steps.map((step) => ({ ...step, afterMs: step.afterMs + fault.byMs }));
    case "reordered":
      return [...steps.slice(-1), ...steps.slice(0, -1)].map((step, index) => ({
        ...step,
        afterMs: steps[index]?.afterMs ?? 0,
      }));
    case "dropped":
      return steps.map((step) =>
        (fault.statuses?.includes(step.status) ?? true) ? { ...step, tellings: 0 } : step,
      );
    case "duplicated":
      return steps.map((step) => ({ ...step, tellings: 2 }));
    default:
      return steps;
  }
}

type Failing = Extract<CallbackFault, { type: "ended" }>;

function failingStep(
  { pace }: World,
  { status = "undelivered", code, says }: Failing,
): Step {
  return { status, afterMs: pace.sentMs, tellings: 1, code, says };
}

/** What WhatsApp refuses only after Twilio has accepted it. */
function refusedLater(world: World, message: TwilioMessage): Failing | null {
  const sender = world.state.senders.get(message.clinic);
  if (sender && !sender.status.startsWith("ONLINE"))
    return { type: "ended", code: 63020 };
  if (message.contentSid && message.body.length > longestTemplate)
    return { type: "ended", code: 63021 };
  if (isApproved(message) || isInsideWindow(world, message)) return null;
  return {
    type: "ended",
    code: 63016,
    says: "Failed to send freeform message because you are outside the allowed window.",
  };
}

/** Any other template is free words to WhatsApp. */
const isApproved = (message: TwilioMessage) =>
  templatesOf(message).some(
    ({ sid, status }) => sid === message.contentSid && status === "approved",
  );

function isInsideWindow({ state, now }: World, { clinic, peer }: TwilioMessage): boolean {
  const last = state.lastInboundAt(clinic, peer);
  return last !== undefined && now().getTime() - Date.parse(last) < windowMs;
}
