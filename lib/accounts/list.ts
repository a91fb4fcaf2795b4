import { asc } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import type { AccountColour, AccountTag } from "@/lib/accounts/types/tag";
import { accountColours } from "@/lib/accounts/types/tag";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
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

const isColour = (colour: string): colour is AccountColour =>
  (accountColours as readonly string[]).includes(colour);
