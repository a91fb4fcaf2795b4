import { setTimeout as sleep } from "node:timers/promises";
import { inFlight } from "@/tests/support/standin/surroundings";
import { type CallbackFault, planCallbacks, type Step } from "./callback-plan";
import { fetchOutboundMedia } from "./outbound-media";
import { postWebhook } from "./sign";
import type { MessageStatus, TwilioMessage } from "./state";
import { statusParams } from "./status-params";
import type { World } from "./world";

/** Takes an accepted message through its statuses, each told to the product by a signed callback. */
export function reportFate(world: World, message: TwilioMessage) {
  const fault = world.callbackFaults.take("any", message);
  inFlight(world, walk(world, message, fault)).catch(() => undefined);
}

/** Goes on with messages that were on their way when an earlier stand-in stopped. */
export function resumeFates(world: World) {
  for (const message of world.state.messages.values()) {
    const isOnItsWay = message.status === "queued" || message.status === "sent";
    if (isOnItsWay && message.statusCallback) reportFate(world, message);
  }
}

/** The phone shows the clinic's messages: those that have reached it are read from now on. */
export async function markRead(
  world: World,
  { clinic, peer }: { clinic: string; peer: string },
) {
  const arrived = [...world.state.messages.values()].filter(
    (message) =>
      message.direction === "outbound-api" &&
      message.clinic === clinic &&
      message.peer === peer &&
      message.status === "delivered",
  );
  const step: Step = { status: "read", afterMs: 0, tellings: 1 };
  await inFlight(
    world,
    Promise.all(arrived.map((message) => take(world, message, step))),
  );
  return arrived.length;
}

async function walk(world: World, message: TwilioMessage, fault: CallbackFault | null) {
  const unfetchable = await fetchOutboundMedia(world, message);
  const ending = unfetchable ? { type: "ended" as const, code: unfetchable } : fault;
  let passedMs = 0;
  for (const step of planCallbacks(world, { message, fault: ending })) {
    await sleep(step.afterMs - passedMs, undefined, { signal: world.closing });
    passedMs = step.afterMs;
    await take(world, message, step);
  }
}

async function take(world: World, message: TwilioMessage, step: Step) {
  // The phone may have been opened before its time came: a message is read once.
  if (step.status === "read" && message.status === "read") return;
  advance(world, message, step);
  for (let told = 0; told < step.tellings; told += 1) await tell(world, message, step);
}

function advance(world: World, message: TwilioMessage, { status, code }: Step) {
  const at = world.now().toISOString();
  message.sentAt ??= at;
  message.updatedAt = at;
  message.errorCode = code ?? null;
  if (rank[status] > rank[message.status]) message.status = status;
  world.state.changed();
}

const rank: Record<MessageStatus, number> = {
  received: 0,
  queued: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  undelivered: 4,
  failed: 4,
};

async function tell(world: World, message: TwilioMessage, step: Step) {
  if (!message.statusCallback) return;
  const { accountSid, statusCallback: url } = message;
  const params = statusParams(world, { message, step });
  await postWebhook(world, { accountSid, url, params });
}
