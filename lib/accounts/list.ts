import { and, asc, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import type { AccountColour, AccountTag } from "@/lib/accounts/types/tag";
import { accountColours } from "@/lib/accounts/types/tag";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import { type Channel, channels } from "@/lib/channels/types";
import { displayPhone } from "@/lib/patients/phone";
import type { StoredAccount } from "./find";
import { isUnset } from "./unset";

/**
 * The tags of every account that may be seen, by id; disconnected ones too, since their history stays readable. One
 * whose number nobody knows yet has nothing to be seen.
 */
export async function listAccounts(scope: AccountScope): Promise<AccountTag[]> {
  const found = await db().select().from(accounts).orderBy(asc(accounts.id));
  return found
    .filter(({ id, externalId }) => canSeeAccount(scope, id) && !isUnset(externalId))
    .map(tagOf);
}

/** How many accounts each channel has, without the disconnected ones. */
export async function countAccounts(): Promise<Record<Channel, number>> {
  const counted = await Promise.all(
    channels.map(async (channel) => [channel, await inUse(channel)] as const),
  );
  return Object.fromEntries(counted) as Record<Channel, number>;
}

/** A colour that no account has yet, or the first one. */
export async function freeColour(): Promise<AccountColour> {
  const found = await db().selectDistinct({ colour: accounts.colour }).from(accounts);
  const taken = new Set(found.map(({ colour }) => colour));
  return accountColours.find((colour) => !taken.has(colour)) ?? accountColours[0];
}

/** The brands that accounts are grouped by, in the order of their names. */
export async function listBrands(): Promise<string[]> {
  const found = await db().selectDistinct({ brand: accounts.brand }).from(accounts);
  return found.flatMap(({ brand }) => brand ?? []).toSorted();
}

/** An account as rows, headers and the composer show it. */
export function tagOf(
  account: Pick<StoredAccount, "id" | "channel" | "label" | "handle" | "colour">,
): AccountTag {
  const { id, channel, label, handle, colour } = account;
  return {
    id,
    channel,
    channelName: adapterOf(channel).facts.name,
    label,
    handle: displayPhone(handle),
    colour: isColour(colour) ? colour : "teal",
  };
}

const inUse = (channel: Channel) =>
  db().$count(
    accounts,
    and(eq(accounts.channel, channel), ne(accounts.state, "disconnected")),
  );

const isColour = (colour: string): colour is AccountColour =>
  (accountColours as readonly string[]).includes(colour);
