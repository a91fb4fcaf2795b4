import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db";
import { accountChecks, accounts } from "@/db/schema";
import { type StoredAccount, senderOf } from "@/lib/accounts/find";
import type { CheckReason } from "@/lib/accounts/types/readiness";
import { ourWebhooks } from "@/lib/accounts/webhooks/our-webhooks";
import { adapterOf } from "@/lib/channels";
import type { Checked, WebhooksRead } from "@/lib/channels/asked";
import { isReady } from "./activation";
import { measuredOf } from "./readiness";
import { isTokenAccepted, isUnheard } from "./verdict";

type Name = (typeof accountChecks.$inferSelect)["name"];
type Finding = {
  name: Name;
  state: "done" | "open" | "refused";
  reason?: CheckReason;
  detail?: string | null;
};

/**
 * Writes down what the provider has just said of an account (`incomplete`: it could not be asked, since something is
 * not entered yet), asks where it posts, and notes when everything is there that a live sender needs. A provider that
 * can't be reached leaves its last answers. Nothing is measured where a channel has no webhooks of each account.
 */
export async function noteChecks(
  account: StoredAccount,
  checked: Checked | "incomplete",
): Promise<void> {
  if (!adapterOf(account.channel).webhooks) return;
  await write(account.id, findingsOf(checked));
  if (checked !== "incomplete" && checked.ok) await noteWebhooks(account);
  await noteReady(account.id);
}

/**
 * Asks where the provider posts an account's events, and writes it down; or writes down what it has just said. Answers
 * with that; null where nobody can be asked.
 */
export async function noteWebhooks(
  account: StoredAccount,
  said?: WebhooksRead,
): Promise<WebhooksRead | null> {
  const { webhooks } = adapterOf(account.channel);
  const sender = await senderOf(account.id);
  if (!webhooks || !sender) return null;
  const read = said ?? (await webhooks.read(sender));
  const finding = webhookFinding(account, read);
  if (finding) await write(account.id, [finding]);
  return read;
}

/** Notes when everything is there for the first time. @package */
export async function noteReady(accountId: number): Promise<void> {
  if (!isReady(await measuredOf(accountId))) return;
  await db()
    .update(accounts)
    .set({ readyAt: new Date() })
    .where(and(eq(accounts.id, accountId), isNull(accounts.readyAt)));
}

function findingsOf(checked: Checked | "incomplete"): Finding[] {
  const credentials = { name: "credentials" as const };
  const sender = { name: "sender" as const };
  if (checked === "incomplete")
    return [{ ...credentials, state: "open", reason: "incomplete" }];
  if (checked.ok)
    return [
      { ...credentials, state: "done" },
      { ...sender, state: "done" },
    ];
  const { reason } = checked;
  if (isUnheard(checked)) return [];
  if (isTokenAccepted(checked))
    return [
      { ...credentials, state: "done" },
      { ...sender, state: "refused", reason },
    ];
  return [{ ...credentials, state: "refused", reason }];
}

function webhookFinding(account: StoredAccount, read: WebhooksRead): Finding | null {
  const name = "webhook";
  if (!read.ok) {
    if (read.reason !== "unlisted") return null;
    // Nobody tells: what has arrived here was posted here.
    return account.lastSignedInboundAt
      ? { name, state: "done" }
      : { name, state: "open", reason: "webhookByHand" };
  }
  const ours = ourWebhooks(account.channel);
  const [inbound, status] = [postedTo(read.set.inbound), postedTo(read.set.status)];
  if (inbound === ours.inbound && status === ours.status) return { name, state: "done" };
  const elsewhere = [inbound, status].find(
    (url) => url !== null && url !== ours.inbound && url !== ours.status,
  );
  const lacking = inbound === ours.inbound ? "status" : "webhook";
  return elsewhere
    ? {
        ...{ name, state: "refused", reason: `${lacking}Elsewhere` },
        detail: plainUrl(elsewhere),
      }
    : { name, state: "open", reason: `${lacking}Missing` };
}

/** How often a provider is to try again may stand behind the `#`; it posts to what stands before. */
const postedTo = (url: string | null) => url?.replace(/#.*$/, "") ?? null;

/** An address may carry somebody's password or key, which is none of ours to show. */
function plainUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.slice(0, 200);
}

/** The account before what is known of it, as everywhere; of one that was removed meanwhile nothing is to be noted. */
async function write(accountId: number, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const now = new Date();
  const values = findings.map(({ name, state, reason = null, detail = null }) => ({
    ...{ accountId, name, state, reason, detail },
    checkedAt: now,
    since: now,
  }));
  await db().transaction(async (rows) => {
    const [still] = await rows
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for("key share");
    if (!still) return;
    await rows
      .insert(accountChecks)
      .values(values)
      .onConflictDoUpdate({
        target: [accountChecks.accountId, accountChecks.name],
        set: {
          state: sql`excluded.state`,
          reason: sql`excluded.reason`,
          detail: sql`excluded.detail`,
          checkedAt: sql`excluded.checked_at`,
          since: sql`case when ${accountChecks.state} = excluded.state
            then ${accountChecks.since} else excluded.since end`,
        },
      });
  });
}
