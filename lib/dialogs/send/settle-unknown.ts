import { and, eq, lt, lte, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, outbox } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { paceOf } from "@/lib/accounts/pace";
import { adapterOf } from "@/lib/channels";
import type { ListedMessage } from "@/lib/channels/asked";
import { gaveUp } from "@/lib/channels/not-sent";
import { concurrently } from "@/lib/concurrency/concurrently";
import { clockSkewMs } from "@/lib/dialogs/clock-skew";
import { noteNewVersion } from "@/lib/dialogs/note-change";
import { minuteMs } from "@/lib/durations";
import { publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { type Claim, readClaim } from "./claim";
import { nothingSent, sentAmong } from "./sent-among";
import { giveUp, markSent, sendAgain } from "./settle-claim";

/** A claim this old was left by a process that ended: the provider may or may not have the message. */
const abandonedMs = 45_000;
const lookAgainMs = 4_000;
const accountsAtOnce = 5;
/** Longer than any machine comes again with what a closed connection had left: Linux eight times, for up to 102 s. */
const undeadMs = 3 * minuteMs;
/** A provider that does not answer for so many is in trouble as a whole: the others are asked for in a moment. */
const mostInVain = 3;
/** So long the provider may be asked in vain; then staff are told, and the dialog's next replies may go. */
const longestLookMs = 15 * 60_000;

/**
 * Turns sends whose process died into unknown ones: they may have been sent, and are looked for, never sent again
 * blindly; open screens say so. How old a claim is says the clock that dated it, the database's: by another that is
 * ahead, what is just being sent would count as lost, and go twice.
 */
export async function abandonStaleClaims(): Promise<void> {
  const { accountId, dialogId, messageId } = outbox;
  const lost = await db().transaction(async (rows) => {
    const abandoned = await rows
      .update(outbox)
      .set({ state: "unknown", dueAt: new Date() })
      .where(
        and(
          eq(outbox.state, "sending"),
          lt(outbox.claimedAt, sql`now() - ${abandonedMs} * interval '1 ms'`),
        ),
      )
      .returning({ accountId, dialogId, messageId });
    for (const one of abandoned)
      await noteNewVersion(rows, { ...one, id: one.dialogId }, one.messageId);
    return abandoned;
  });
  await publishChanged(lost);
}

/**
 * Looks for every send whose answer never came and whose time to be looked for has come: for those of an account one after
 * the other, and no provider keeps another's from being found. Returns their dialogs.
 */
export async function settleUnknown(): Promise<number[]> {
  const due = await db()
    .select({
      id: outbox.id,
      accountId: outbox.accountId,
      dialogId: outbox.dialogId,
      attempts: outbox.attempts,
      code: outbox.errorCode,
      claimedAt: whenClaimed.mapWith(outbox.claimedAt),
      waitedMs: sql`extract(epoch from now() - ${whenClaimed}) * 1000`.mapWith(Number),
      isListed: sql<boolean>`coalesce(${whenClaimed} >= ${accounts.confirmedAt}, false)`,
    })
    .from(outbox)
    .innerJoin(accounts, eq(accounts.id, outbox.accountId))
    .where(and(eq(outbox.state, "unknown"), lte(outbox.dueAt, new Date())))
    .orderBy(outbox.dueAt)
    .limit(100);
  const accountIds = [...new Set(due.map(({ accountId }) => accountId))];
  await concurrently(accountsAtOnce, accountIds, async (id) => {
    const provider = { askedInVain: 0 };
    for (const one of due.filter(({ accountId }) => accountId === id))
      await lookFor(one, provider);
  });
  return due.map(({ dialogId }) => dialogId);
}

const whenClaimed = sql`coalesce(${outbox.claimedAt}, 'epoch')`;

/**
 * Since when a send is on its way, how long that is, and why its answer never came. `isListed`: its account was not
 * connected anew since, perhaps under another name at the provider, whose list would not have it.
 */
type Way = {
  claimedAt: Date;
  waitedMs: number;
  code: string | null;
  isListed: boolean;
};

/** How often the provider of an account has not answered in this run. */
type Provider = { askedInVain: number };

async function lookFor(
  { id, attempts, ...way }: Way & { id: number; attempts: number },
  provider: Provider,
): Promise<void> {
  const read = await readClaim(id);
  if (!read) return;
  // The try that is this long on its way: another process may have found this one lost, and begun the next.
  const claim = { ...read, attempts };
  await look(claim, way, provider).catch((fault) => {
    // One that can't be looked for keeps nobody else's from being found.
    if (isOutage(fault)) throw fault;
    log("error", "message.notSettled", { outboxId: id }, fault);
    return lookAgain(claim, lookAgainMs);
  });
}

async function look(claim: Claim, way: Way, provider: Provider): Promise<void> {
  const { claimedAt, waitedMs, code, isListed } = way;
  const adapter = adapterOf(claim.channel);
  const listed = await list(claim, claimedAt, provider);
  const sent = listed?.ok
    ? await sentAmong(claim, listed.messages, claimedAt)
    : nothingSent;
  // The oldest one: sends of a dialog go one after the other.
  const found = sent.unknown.filter((message) => isOwn(claim, message)).at(-1);
  if (found) {
    const { externalId, status, errorCode } = found;
    await markSent(claim, { externalId, status: status ?? "sent", errorCode });
  } else if (
    listed?.ok &&
    (listed.isWhole || sent.reachesBack) &&
    isListed &&
    !sent.mayBeIt &&
    waitedMs > (code === gaveUp ? undeadMs : adapter.facts.provenUnsentAfterMs)
  ) {
    await sendAgain(claim, "unknown", 0);
  } else if (waitedMs > longestLookMs) {
    await giveUp(claim, "unknown");
  } else {
    // Whoever was not asked for comes first the next time.
    return lookAgain(claim, listed ? lookAgainMs : 0);
  }
  await publishChanged([{ accountId: claim.accountId, dialogId: claim.dialogId }]);
}

/** What the provider lists since a send left; null where nobody can ask it, or it was asked in vain often enough. */
async function list(claim: Claim, left: Date, provider: Provider) {
  const sender = await senderOf(claim.accountId);
  if (!sender || provider.askedInVain >= mostInVain) return null;
  const since = new Date(left.getTime() - clockSkewMs);
  const asked = { peer: claim.to, since, pace: paceOf(claim.accountId) };
  const listed = await adapterOf(claim.channel).list(sender, asked);
  if (!listed.ok) provider.askedInVain += 1;
  return listed;
}

/** Our words, with a file or without. */
const isOwn = ({ text, file }: Claim, message: ListedMessage) =>
  message.text === text && hasFile(message) === (file !== null);

const hasFile = ({ attachments, filesUnlisted }: ListedMessage) =>
  attachments.length + filesUnlisted > 0;

async function lookAgain(claim: Claim, inMs: number): Promise<void> {
  await db()
    .update(outbox)
    .set({ dueAt: new Date(Date.now() + inMs) })
    .where(and(eq(outbox.id, claim.outboxId), eq(outbox.state, "unknown")));
}
