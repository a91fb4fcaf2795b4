import type Pusher from "pusher";
import type { BatchEvent } from "pusher";
import { log } from "@/lib/log";
import { type Done, done, refused } from "@/lib/result";
import { gathered } from "@/lib/waiting/gathered";
import { type ChannelChange, type EventName, eventBatches } from "./events";
import { PATIENCE_MS, pusher } from "./pusher";
import {
  ALL_ACCOUNTS_CHANNEL,
  ATTENDED,
  accountChannel,
  CHANGED,
  staffChannel,
} from "./types";

/** A dialog that changed, in the account that it belongs to. */
export type DialogChange = { accountId: number; dialogId: number };

/**
 * `unreachable`: the live server did not answer in time. `rejected`: it answered that it will not have these events.
 * Either way screens catch up at their next chance, so callers note it and go on.
 */
export type Published = Done<"unreachable" | "rejected">;

/** Who is told that what they may see has changed: all who see an account, or some members of staff. */
export type Renewed = { accountId: number } | { staffIds: readonly number[] };

/**
 * Tells every screen that may see these accounts that their dialogs changed. Call it after the commit. What changes
 * while the live server is being told of something else is told together. Safe to repeat; never throws; answers
 * within a few seconds. Without a live server it does nothing.
 */
export const publishChanged = gathered(
  (changes: DialogChange[]): Promise<Published> =>
    publish(CHANGED, changes.flatMap(onAccountChannels)),
);

/** Tells one member of staff's own screens that something only they see changed: a seen mark, a draft. Like publishChanged. */
export function publishToStaff(
  staffId: number,
  dialogIds: readonly number[],
): Promise<Published> {
  const channel = staffChannel(staffId);
  return publish(
    CHANGED,
    dialogIds.map((dialogId) => ({ channel, dialogId })),
  );
}

/** Tells screens that somebody came to a dialog, left it, or began or stopped writing there. Like publishChanged. */
export function publishAttended(dialogs: readonly DialogChange[]): Promise<Published> {
  return publish(ATTENDED, dialogs.flatMap(onAccountChannels));
}

/**
 * Tells screens that an account came, went or changed, or that somebody sees other accounts than before: they begin
 * anew and hear the channels that are theirs now. Like publishChanged.
 */
export function publishRenewed(renewed: Renewed): Promise<Published> {
  const channels =
    "accountId" in renewed
      ? [accountChannel(renewed.accountId), ALL_ACCOUNTS_CHANNEL]
      : renewed.staffIds.map(staffChannel);
  return publish(
    CHANGED,
    channels.map((channel) => ({ channel, dialogId: null })),
  );
}

const onAccountChannels = ({ accountId, dialogId }: DialogChange): ChannelChange[] =>
  [accountChannel(accountId), ALL_ACCOUNTS_CHANNEL].map((channel) => ({
    channel,
    dialogId,
  }));

async function publish(
  name: EventName,
  changes: readonly ChannelChange[],
): Promise<Published> {
  try {
    const client = pusher();
    if (!client) return done;
    const posts = eventBatches(name, changes).map((batch) => post(client, batch));
    await Promise.race([Promise.all(posts), outOfPatience()]);
    return done;
  } catch (error) {
    const reason = wasAnswered(error) ? "rejected" : "unreachable";
    log("warn", "live.unpublished", { reason, count: changes.length });
    return refused(reason);
  }
}

/** A kept connection may have died unnoticed: a request that broke off is sent once more. */
async function post(client: Pusher, batch: BatchEvent[]) {
  const startedAt = Date.now();
  const answer = await client.triggerBatch(batch).catch((error: unknown) => {
    const isTooLate = Date.now() - startedAt > PATIENCE_MS / 2;
    if (wasAnswered(error) || isTooLate) throw error;
    return client.triggerBatch(batch);
  });
  await answer.text();
}

const outOfPatience = () =>
  new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error("The live server is silent.")),
      PATIENCE_MS,
    ).unref();
  });

/** The SDK's errors carry a status where the server answered. */
const wasAnswered = (error: unknown) =>
  typeof (error as { status?: unknown } | null)?.status === "number";
