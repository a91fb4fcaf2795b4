import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db";
import { deliveries, identities, messages, outbox } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type {
  ListedMessage,
  NoAnswer,
  Pace,
  Sender,
  WithFiles,
} from "@/lib/channels/asked";
import type { Recovery } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import { erasedAmong } from "@/lib/dialogs/erased";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import { applyWaitingFor } from "./apply-waiting";
import { keepEvent } from "./keep-events";

/** An account whose provider is being asked what it has. */
export type Asking = {
  account: { id: number; externalId: string; channel: Channel };
  sender: Sender;
  pace: Pace;
};

/**
 * What was taken in, and how much of it came late. `stopped` is why not all was: the provider did not tell the files of a
 * message, or of several.
 */
export type Recovered = {
  count: number;
  late: number;
  stopped: NoAnswer | null;
};

/**
 * Takes in those of the listed messages (newest first) that are not here, through the ledger: under the key of their
 * webhook, so that one of the two is the repeat. Our own sends are never taken for somebody else's: what
 * was sent to a contact to whom a send is on its way is left for the next time. Open screens are told, also of what was
 * taken in before the database went away.
 */
export async function recoverMessages(
  asking: Asking,
  listed: ListedMessage[],
  asOf: (message: ListedMessage) => Recovery,
): Promise<Recovered> {
  const { account } = asking;
  // Asked before what is known: a send that settles between the two questions is then known by its id.
  const busy = await addressesInFlight(account.id);
  const missing = await missingAmong(account.id, listed);
  const due = missing
    .filter(({ direction, peer }) => direction === "inbound" || !busy.has(peer.value))
    .toReversed();
  const changed: DialogChange[] = [];
  try {
    return await takeIn(asking, due, { asOf, changed });
  } finally {
    await publishChanged(changed);
  }
}

/** A provider that does not tell the files of so many messages is in trouble as a whole. */
const mostUntold = 3;

type Taking = { asOf: (message: ListedMessage) => Recovery; changed: DialogChange[] };

async function takeIn(
  asking: Asking,
  due: ListedMessage[],
  { asOf, changed }: Taking,
): Promise<Recovered> {
  const { account } = asking;
  const recovered: Recovered = { count: 0, late: 0, stopped: null };
  let untold = 0;
  for (const one of inTurns(due)) {
    const whole = await withFiles(asking, one);
    if (!whole.ok) {
      recovered.stopped = whole.reason;
      untold += 1;
      // One message that its provider stumbles over keeps nobody else's from being found.
      if (whole.reason === "unreachable" && untold < mostUntold) continue;
      break;
    }
    const as = asOf(one);
    const event = adapterOf(account.channel).recover(
      account.externalId,
      whole.message,
      as,
    );
    const kept = await keepEvent(account, event);
    if (kept.state !== "applied" || kept.dialogId === null) continue;
    recovered.count += 1;
    if (as === "late") recovered.late += 1;
    changed.push({ accountId: account.id, dialogId: kept.dialogId });
  }
  await applyWaitingFor(
    due.map(({ externalId }) => ({ accountId: account.id, externalId })),
  );
  return recovered;
}

/**
 * What is told already comes first, oldest first. Of the others another one each time: the same few that are never told
 * would keep them from being found.
 */
function inTurns(due: ListedMessage[]): ListedMessage[] {
  const untold = due.filter((one) => !isTold(one));
  const first = Math.floor(Math.random() * untold.length);
  return [...due.filter(isTold), ...untold.slice(first), ...untold.slice(0, first)];
}

const isTold = ({ filesUnlisted }: ListedMessage) => filesUnlisted === 0;

async function withFiles(
  { account, sender, pace }: Asking,
  listed: ListedMessage,
): Promise<WithFiles> {
  const { files } = adapterOf(account.channel);
  if (!files || isTold(listed)) return { ok: true, message: listed };
  await pace();
  return files(sender, listed);
}

async function addressesInFlight(accountId: number): Promise<Set<string>> {
  const found = await db()
    .select({ value: identities.value })
    .from(outbox)
    .innerJoin(messages, eq(messages.id, outbox.messageId))
    .innerJoin(identities, eq(identities.contactId, messages.contactId))
    .where(
      and(eq(outbox.accountId, accountId), inArray(outbox.state, ["sending", "unknown"])),
    );
  return new Set(found.map(({ value }) => value));
}

/** What neither the inbox nor the ledger has, and what was not erased here. */
async function missingAmong(
  accountId: number,
  listed: ListedMessage[],
): Promise<ListedMessage[]> {
  const ids = listed.map(({ externalId }) => externalId);
  const [inInbox, inLedger] = await Promise.all([
    db()
      .select({ externalId: messages.externalId })
      .from(messages)
      .where(
        and(
          eq(messages.accountId, accountId),
          sql`${messages.externalId} = any(${sql.param(ids)}::text[])`,
        ),
      ),
    db()
      .select({ eventKey: deliveries.eventKey })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.accountId, accountId),
          sql`${deliveries.eventKey} = any(${sql.param(ids.map((id) => `message:${id}`))}::text[])`,
        ),
      ),
  ]);
  const known = new Set([
    ...inInbox.map(({ externalId }) => `message:${externalId}`),
    ...inLedger.map(({ eventKey }) => eventKey),
  ]);
  const unknown = listed.filter(({ externalId }) => !known.has(`message:${externalId}`));
  const erased = await erasedAmong(
    db(),
    accountId,
    unknown.map(({ externalId }) => externalId),
  );
  return unknown.filter(({ externalId }) => !erased.has(externalId));
}
