import { asc, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials, organisation, staff } from "@/db/schema";
import { type AccountScope, canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import type { AccountColour, AccountTag } from "@/lib/dialogs/types";
import { displayPhone } from "@/lib/patients/phone";
import { localOf } from "./deadline";
import type { StoredAccount } from "./find";
import { cityOf } from "./time-zones";
import { accountColours, type Deadline, type SavedAccount } from "./types";

/** The tags of every account that may be seen, by id; disconnected ones too, since their history stays readable. */
export async function listAccounts(scope: AccountScope): Promise<AccountTag[]> {
  const found = await db().select().from(accounts).orderBy(asc(accounts.id));
  return found.filter(({ id }) => canSeeAccount(scope, id)).map(tagOf);
}

/** A channel's accounts as Settings shows them, oldest first, with no secret but its last four signs. */
export async function listSavedAccounts(channel: Channel): Promise<SavedAccount[]> {
  const found = await db()
    .select({
      account: accounts,
      credential: {
        externalId: credentials.externalId,
        lastFour: credentials.lastFour,
        setAt: credentials.setAt,
      },
      setBy: staff.name,
    })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId))
    .leftJoin(staff, eq(staff.id, credentials.setById))
    .where(eq(accounts.channel, channel))
    .orderBy(asc(accounts.id));
  return found.map(({ account, credential, setBy }) => ({
    tag: tagOf(account),
    state: account.state,
    stateReason: account.stateReason,
    credentialExternalId: credential.externalId,
    secret: {
      lastFour: credential.lastFour,
      setAt: credential.setAt.toISOString(),
      setBy,
    },
    lastSignedInboundAt: account.lastSignedInboundAt?.toISOString() ?? null,
    deadline: deadlineOf(account),
  }));
}

/** How many accounts each channel has. */
export async function countAccounts(): Promise<Record<Channel, number>> {
  const [whatsapp, instagram] = await Promise.all([
    db().$count(accounts, eq(accounts.channel, "whatsapp")),
    db().$count(accounts, eq(accounts.channel, "instagram")),
  ]);
  return { whatsapp, instagram };
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

/** The organisation's own time zone (IANA name), in which times are shown. */
export async function clinicTimeZone(): Promise<string> {
  const [only] = await db().select({ zone: organisation.timeZone }).from(organisation);
  return only?.zone ?? "UTC";
}

function deadlineOf({ deadlineAt, deadlineZone }: StoredAccount): Deadline | null {
  if (!deadlineAt) return null;
  const zone = deadlineZone ?? "UTC";
  return {
    at: deadlineAt.toISOString(),
    local: localOf(deadlineAt, zone),
    zone,
    city: cityOf(zone),
  };
}

const isColour = (colour: string): colour is AccountColour =>
  (accountColours as readonly string[]).includes(colour);
