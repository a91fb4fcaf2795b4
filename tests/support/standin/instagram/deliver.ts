import { setTimeout as sleep } from "node:timers/promises";
import { inFlight } from "@/tests/support/standin/surroundings";
import { untried, type WebhookResult } from "@/tests/support/standin/webhook-result";
import { accountOf } from "./set-up";
import { metaJson, postSigned } from "./sign";
import { postOf, type Update } from "./update";
import type { InstagramWorld } from "./world";

/** Meta puts no more than this into one post. */
const mostUpdates = 1000;

/**
 * Tells the product what has happened, all in one post, again where it does not answer 200. What it has not subscribed
 * to it is not told.
 */
export async function deliver(
  world: InstagramWorld,
  updates: readonly Update[],
): Promise<WebhookResult> {
  const wanted = updates.filter((update) => isWanted(world, update));
  if (wanted.length > mostUpdates) throw new Error("Meta posts up to 1000 updates.");
  const result =
    wanted.length > 0
      ? await inFlight(
          world,
          post(world, () => metaJson(postOf(wanted, world.now()))),
        )
      : untried("NOT_SUBSCRIBED");
  for (const { tells } of updates) noteResult(world, tells, result);
  return result;
}

/** Posts these very words, signed, whatever they are. */
export const deliverBody = (world: InstagramWorld, body: string) =>
  inFlight(
    world,
    post(world, () => body),
  );

/** Keeps that the post about a message was lost on purpose. */
export function loseUpdate(world: InstagramWorld, { tells }: Update): WebhookResult {
  const result = untried("LOST");
  noteResult(world, tells, result);
  return result;
}

/** Each try has its own time, so its bytes are written anew. */
async function post(world: InstagramWorld, body: () => string): Promise<WebhookResult> {
  let result = await attempt(world, body());
  for (const pauseMs of world.retriesMs) {
    if (result.status === 200 || result.error === "NO_APP") break;
    await sleep(pauseMs, undefined, { signal: world.closing });
    const again = await attempt(world, body());
    const { tries, tookMs } = result;
    result = { ...again, tries: tries + again.tries, tookMs: tookMs + again.tookMs };
  }
  return result;
}

async function attempt(world: InstagramWorld, body: string): Promise<WebhookResult> {
  const posted = await postSigned(world, body);
  if (!posted) return untried("NO_APP");
  const { status, tookMs, tries, error } = posted;
  return { status, tookMs, tries, error };
}

function isWanted(world: InstagramWorld, { accountId, field }: Update): boolean {
  const { subscribedFields } = accountOf(world, accountId);
  // Meta's pages have two spellings of some.
  return subscribedFields.some((name) => name === field || name === `${field}s`);
}

function noteResult(
  { state }: InstagramWorld,
  mid: string | null,
  result: WebhookResult,
) {
  const message = mid && state.messages.get(mid);
  if (message) message.webhook = result;
  state.changed();
}
