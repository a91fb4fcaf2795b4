import { count, ne } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import type { ChannelSettings } from "@/lib/accounts/types/saved";
import { type AccountColour, accountColours } from "@/lib/accounts/types/tag";
import { isReachable } from "@/lib/accounts/webhooks/our-webhooks";
import type { Channel } from "@/lib/channels/types";
import { listSavedAccounts } from "./saved-accounts";

/** What a channel's page of Messaging settings shows of the clinic's accounts. */
export async function channelSettings(channel: Channel): Promise<ChannelSettings> {
  const [found, counts, brands, colour] = await Promise.all([
    listSavedAccounts(channel),
    countInUse(),
    listBrands(),
    freeColour(),
  ]);
  const here = { counts, brands, freeColour: colour };
  return { accounts: found, ...here, isReachable: isReachable() };
}

async function countInUse(): Promise<ChannelSettings["counts"]> {
  const found = await db()
    .select({ channel: accounts.channel, count: count() })
    .from(accounts)
    .where(ne(accounts.state, "disconnected"))
    .groupBy(accounts.channel);
  return Object.fromEntries(found.map(({ channel, count }) => [channel, count]));
}

async function listBrands(): Promise<string[]> {
  const found = await db().selectDistinct({ brand: accounts.brand }).from(accounts);
  return found.flatMap(({ brand }) => brand ?? []).toSorted();
}

async function freeColour(): Promise<AccountColour> {
  const found = await db().selectDistinct({ colour: accounts.colour }).from(accounts);
  const taken = new Set(found.map(({ colour }) => colour));
  return accountColours.find((colour) => !taken.has(colour)) ?? accountColours[0];
}
