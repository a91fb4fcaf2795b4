import { and, eq, isNull, lt, ne, notInArray, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials, templates } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { adapterOf } from "@/lib/channels";
import type { ListedTemplate, NoAnswer } from "@/lib/channels/asked";
import { type Done, done, refused } from "@/lib/result";

/**
 * Asks the provider for the templates of a credential and keeps what it says in place of what was kept. Where it gives
 * no answer, that stays; so does what somebody who asked later was told meanwhile. `unreachable` also stands for a
 * credential that no connected account uses.
 */
export async function fetchTemplates(credentialId: number): Promise<Done<NoAnswer>> {
  const [account] = await db()
    .select({ id: accounts.id, channel: accounts.channel, now: sql<string>`now()` })
    .from(accounts)
    .where(
      and(eq(accounts.credentialId, credentialId), ne(accounts.state, "disconnected")),
    )
    .limit(1);
  const sender = account ? await senderOf(account.id) : null;
  if (!account || !sender) return refused("unreachable");
  const listed = await adapterOf(account.channel).templates?.(sender);
  if (!listed) return refused("unreachable");
  if (!listed.ok) return refused(listed.reason);
  // A list that changes while it is read page by page has one of them twice.
  const each = new Map(listed.templates.map((one) => [one.externalId, one]));
  await keep(credentialId, { listed: [...each.values()], askedAt: account.now });
  return done;
}

async function keep(
  credentialId: number,
  { listed, askedAt }: { listed: ListedTemplate[]; askedAt: string },
): Promise<void> {
  const at = sql`${askedAt}::timestamptz`;
  await db().transaction(async (rows) => {
    // Two that fetch at once come here one after the other.
    const { rowCount } = await rows
      .update(credentials)
      .set({ templatesFetchedAt: at })
      .where(
        and(
          eq(credentials.id, credentialId),
          or(
            isNull(credentials.templatesFetchedAt),
            lt(credentials.templatesFetchedAt, at),
          ),
        ),
      );
    if (rowCount === 0) return;
    const present = listed.map(({ externalId }) => externalId);
    await rows
      .delete(templates)
      .where(
        and(
          eq(templates.credentialId, credentialId),
          present.length > 0 ? notInArray(templates.externalId, present) : undefined,
        ),
      );
    if (listed.length === 0) return;
    await rows
      .insert(templates)
      .values(listed.map((template) => ({ ...template, credentialId })))
      .onConflictDoUpdate({
        target: [templates.credentialId, templates.externalId],
        set: newest,
      });
  });
}

const newest = {
  name: sql`excluded.name`,
  language: sql`excluded.language`,
  category: sql`excluded.category`,
  body: sql`excluded.body`,
  extras: sql`excluded.extras`,
  above: sql`excluded.above`,
  samples: sql`excluded.samples`,
  approval: sql`excluded.approval`,
  rejection: sql`excluded.rejection`,
};
