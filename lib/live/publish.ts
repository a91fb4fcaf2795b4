import type Pusher from "pusher";
import type { BatchEvent } from "pusher";
import { batched } from "@/lib/concurrency/batched";
import { log } from "@/lib/log";
import { type Done, done, refused } from "@/lib/result";
import { presentAudience } from "./audience";
import { type ChannelChange, type EventName, eventBatches } from "./events";
import { listeningStaff } from "./listening-staff";
import { patienceMs, pusher } from "./pusher";
import {
  accountChannel,
  allAccountsChannel,
  attendedEvent,
  changedEvent,
  staffChannel,
} from "./types";

/** A dialog that changed, in the account that it belongs to; `calm` where nobody waits to see it. */
export type DialogChange = { accountId: number; dialogId: number; calm?: boolean };

/**
 * `unreachable`: the live server did not answer in time. `rejected`: it answered that it will not have these events.
 * Either way screens catch up at their next chance, so callers note it and go on.
 */
export type Published = Done<"unreachable" | "rejected">;

/** Who is told that what they may see has changed: all who see an account, or everybody who has signed in. */
export type Renewed = { accountId: number } | "everybody";

/**
 * Tells every screen that may see these accounts that their dialogs changed. Call it after the commit. What changes
 * while the live server is being told of something else is told together; who has nothing to tell waits for nobody. Safe
 * to repeat; never throws; answers within a few seconds. Without a live server it does nothing.
 */
export const publishChanged = async (
  changes: readonly DialogChange[],
): Promise<Published> => (changes.length === 0 ? done : publishGathered(changes));

const publishGathered = batched(
  (changes: DialogChange[]): Promise<Published> =>
    publish(changedEvent, () => onAccountChannels(changes)),
);

/**
 * Tells one member of staff's own screens that something only they see changed: a seen mark, a draft; `except` the one
 * that did it. Like publishChanged.
 */
export function publishToStaff(
  staffId: number,
  dialogIds: readonly number[],
  manner: Pick<ChannelChange, "calm" | "except"> = {},
): Promise<Published> {
  const channel = staffChannel(staffId);
  return publish(changedEvent, async () =>
    dialogIds.map((dialogId) => ({ channel, dialogId, ...manner })),
  );
}

/** Tells screens that somebody came to a dialog, left it, or began or stopped writing there. Like publishChanged. */
export function publishAttended(
  staffId: number,
  dialogs: readonly DialogChange[],
): Promise<Published> {
  return publish(attendedEvent, async () => {
    const told = await onAccountChannels(dialogs);
    return told.map((each) => ({ ...each, staffId }));
  });
}

/**
 * Tells screens that an account came, went or changed, or that somebody sees other accounts than before: they begin
 * anew and hear the channels that are theirs now. Like publishChanged.
 */
export function publishRenewed(renewed: Renewed): Promise<Published> {
  if (renewed !== "everybody")
    return publish(changedEvent, () =>
      onAccountChannels([{ ...renewed, dialogId: null }]),
    );
  return publish(changedEvent, async () => {
    const staffIds = await listeningStaff();
    return staffIds.map((staffId) => ({
      channel: staffChannel(staffId),
      dialogId: null,
    }));
  });
}

/** The audience is read after the commit of what is told: who joins another one after that catches up with it. */
async function onAccountChannels(
  changes: readonly { accountId: number; dialogId: number | null; calm?: boolean }[],
): Promise<ChannelChange[]> {
  if (changes.length === 0) return [];
  const audience = await presentAudience();
  return changes.flatMap(({ accountId, dialogId, calm = false }) => [
    { channel: accountChannel(accountId, audience), dialogId, calm },
    { channel: allAccountsChannel(audience), dialogId, calm },
  ]);
}

async function publish(
  name: EventName,
  changesToTell: () => Promise<readonly ChannelChange[]>,
): Promise<Published> {
  try {
    const client = pusher();
    if (!client) return done;
    await Promise.race([tell(client, name, changesToTell), outOfPatience()]);
    return done;
  } catch (error) {
    const reason = wasAnswered(error) ? "rejected" : "unreachable";
    log("warn", "live.unpublished", { reason });
    return refused(reason);
  }
}

async function tell(
  client: Pusher,
  name: EventName,
  changesToTell: () => Promise<readonly ChannelChange[]>,
) {
  const batches = eventBatches(name, await changesToTell());
  await Promise.all(batches.map((batch) => post(client, batch)));
}

/** A kept connection may have died unnoticed: a request that broke off is sent once more. */
async function post(client: Pusher, batch: BatchEvent[]) {
  const startedAt = Date.now();
  const answer = await client.triggerBatch(batch).catch((error: unknown) => {
    const isTooLate = Date.now() - startedAt > patienceMs / 2;
    if (wasAnswered(error) || isTooLate) throw error;
    return client.triggerBatch(batch);
  });
  await answer.text();
}

const outOfPatience = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The live server is silent.")), patienceMs).unref();
  });

/** The SDK's errors carry a status where the server answered. */
const wasAnswered = (error: unknown) =>
  typeof (error as { status?: unknown } | null)?.status === "number";
