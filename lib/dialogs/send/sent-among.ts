import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/db";
import { messages } from "@/db/schema";
import type { ListedMessage } from "@/lib/channels/asked";
import type { Claim } from "./claim";

/**
 * What was sent to an address since a send left, as far as it is not known here; `mayBeIt`: any of it may be that send.
 * `reachesBack`: by what it names, the list has all that was sent since then, though it was cut short.
 */
type Sent = { unknown: ListedMessage[]; mayBeIt: boolean; reachesBack: boolean };

export const nothingSent: Sent = { unknown: [], mayBeIt: false, reachesBack: false };

/**
 * What is not another message of ours may be this send, even where its words are told otherwise than they were given: so
 * may what was taken for words that somebody wrote elsewhere, unless it was here before this one left.
 */
export async function sentAmong(
  claim: Claim,
  listed: ListedMessage[],
  claimedAt: Date,
): Promise<Sent> {
  const sent = listed.filter(({ direction }) => direction === "outbound");
  const known = await knownAmong(claim, sent);
  const isOther = ({ externalId }: ListedMessage) => {
    const kept = known.get(externalId);
    return kept !== undefined && (isOurs(kept) || kept.receivedAt < claimedAt);
  };
  return {
    unknown: sent.filter(({ externalId }) => !known.has(externalId)),
    mayBeIt: sent.some((message) => !isOther(message)),
    reachesBack: reachesBehind(sent, known, claimedAt),
  };
}

/**
 * Lists are newest first by the provider's own clock, and a dialog's sends go one after the other: where one stands in it
 * that was here before this one left, whatever went later does too. Not if it is among the oldest, which may share their
 * second with what was cut off.
 */
function reachesBehind(sent: ListedMessage[], known: Map<string, Kept>, left: Date) {
  const oldest = Math.min(...sent.map(({ at }) => at.getTime()));
  return sent.some(({ externalId, at }) => {
    const kept = known.get(externalId);
    return kept !== undefined && kept.receivedAt < left && at.getTime() > oldest;
  });
}

type Kept = Pick<typeof messages.$inferSelect, "origin" | "receivedAt">;

const isOurs = ({ origin }: Kept) => origin === "staff" || origin === "system";

/** Those of the listed messages that are in the inbox, by their ids: who wrote them, and when they came. */
async function knownAmong(
  claim: Claim,
  listed: ListedMessage[],
): Promise<Map<string, Kept>> {
  if (listed.length === 0) return new Map();
  const ids = listed.map(({ externalId }) => externalId);
  const { externalId, origin, receivedAt } = messages;
  const known = await db()
    .select({ externalId, origin, receivedAt })
    .from(messages)
    .where(and(eq(messages.accountId, claim.accountId), inArray(externalId, ids)));
  return new Map(known.map((kept) => [kept.externalId ?? "", kept]));
}
