import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import { type Deed, perform } from "./deeds";
import { deliver, loseUpdate } from "./deliver";
import { goOn } from "./report-fate";
import type { Update } from "./update";
import type { InstagramWorld } from "./world";

/** What was done, in order, and how the one post that told of it fared; null where there was nothing to tell. */
export type Told = { updates: (Update | null)[]; webhook: WebhookResult | null };

/** Does what people do on their phones and tells the product of it all in one post. */
export async function tell(world: InstagramWorld, deeds: readonly Deed[]): Promise<Told> {
  const done = deeds.map((deed) => ({ deed, update: perform(world, deed) }));
  const toLose = done.flatMap(({ deed, update }) => (isLost(deed) && update) || []);
  const toTell = done.flatMap(({ deed, update }) => (!isLost(deed) && update) || []);
  const lost = toLose.map((update) => loseUpdate(world, update));
  const webhook = toTell.length > 0 ? await deliver(world, toTell) : (lost[0] ?? null);
  const updates = done.map(({ update }) => update);
  for (const update of updates) awaitSeen(world, update);
  return { updates, webhook };
}

function isLost(deed: Deed): boolean {
  if ("write" in deed) return deed.write.deliver === false;
  return "answerFromApp" in deed && deed.answerFromApp.deliver === false;
}

function awaitSeen(world: InstagramWorld, update: Update | null) {
  const message = world.state.messages.get(update?.tells ?? "");
  if (message?.from === "clinic") goOn(world, message);
}
