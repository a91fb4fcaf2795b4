import { setTimeout as sleep } from "node:timers/promises";
import { inFlight } from "@/tests/support/standin/surroundings";
import { deliver, loseUpdate } from "./deliver";
import { seenUpdate } from "./seen";
import type { InstagramMessage } from "./state";
import type { InstagramWorld } from "./world";

/** What can go wrong with the echo of one message. */
export type EchoFault =
  | { type: "late"; byMs: number }
  | { type: "dropped" }
  | { type: "duplicated" }
  | { type: "before-answer" };

/**
 * Tells what becomes of the clinic's message: the echo, and that it was seen. Resolves when the send may be answered,
 * which is at once unless a fault wants the echo to come first.
 */
export async function reportFate(world: InstagramWorld, message: InstagramMessage) {
  const fault = world.echoFaults.take("any", message);
  if (fault?.type === "before-answer") await echo(world, { message, tellings: 1 });
  goOn(world, message, fault);
}

/** Sees to what is still to come of a message: its echo, unless that is out, and the patient's look at it. */
export function goOn(
  world: InstagramWorld,
  message: InstagramMessage,
  fault: EchoFault | null = null,
) {
  inFlight(world, walk(world, message, fault)).catch(() => undefined);
}

/** Goes on with messages that were on their way when an earlier stand-in stopped. */
export function resumeEchoes(world: InstagramWorld) {
  for (const message of world.state.messages.values()) {
    if (message.from === "clinic" && message.update && !message.readAt)
      goOn(world, message);
  }
}

async function walk(
  world: InstagramWorld,
  message: InstagramMessage,
  fault: EchoFault | null,
) {
  const { pace, reads, closing: signal } = world;
  const echoMs = pace.sentMs + (fault?.type === "late" ? fault.byMs : 0);
  if (!message.webhook) {
    await sleep(echoMs, undefined, { signal });
    await echo(world, { message, tellings: tellingsOf(fault) });
  }
  if (reads !== "auto") return;
  await sleep(Math.max(pace.readMs - echoMs, 0), undefined, { signal });
  const seen = seenUpdate(world, [message]);
  if (seen) await deliver(world, [seen]);
}

function tellingsOf(fault: EchoFault | null): number {
  if (fault?.type === "dropped") return 0;
  return fault?.type === "duplicated" ? 2 : 1;
}

async function echo(
  world: InstagramWorld,
  { message, tellings }: { message: InstagramMessage; tellings: number },
) {
  if (!message.update) return;
  if (tellings === 0) loseUpdate(world, message.update);
  for (let told = 0; told < tellings; told += 1) await deliver(world, [message.update]);
}
