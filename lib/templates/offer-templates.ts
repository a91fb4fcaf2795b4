import { asc, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, credentials, templates } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import type { Staff } from "@/lib/auth/current-staff";
import { canSeeAccount } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import type { NoAnswer, TemplateApproval } from "@/lib/channels/asked";
import { fetchTemplates } from "./fetch-templates";
import type { Offer, Template, TemplateShelf, WithoutTemplates } from "./types";

/** After so long the provider is asked again before anything is offered. */
const freshMs = 10 * 60_000;

/** The approved templates of an account, for the composer. Null where the account may not be seen. */
export async function offerTemplates(
  staff: Staff,
  accountId: number,
): Promise<Offer | null> {
  if (!canSeeAccount(staff.scope, accountId)) return null;
  const [account] = await db()
    .select({ credentialId: accounts.credentialId })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) return null;
  const offer = await fetched(account.credentialId);
  const approved = offer.templates.filter(({ approval }) => approval === "approved");
  return { ...offer, templates: approved };
}

/** Every template of every account at a provider that has some, for Settings; and the accounts that have none. */
export async function listShelves(): Promise<{
  shelves: TemplateShelf[];
  without: WithoutTemplates[];
}> {
  const found = await db().select().from(accounts).orderBy(asc(accounts.id));
  const connected = found.filter(({ state }) => state !== "disconnected");
  const having = connected.filter(({ channel }) => adapterOf(channel).templates);
  const ids = [...new Set(having.map(({ credentialId }) => credentialId))];
  const shelves = await Promise.all(
    ids.map(async (credentialId) => ({
      ...(await fetched(credentialId)),
      credentialId,
      accounts: having.filter((one) => one.credentialId === credentialId).map(tagOf),
    })),
  );
  const without = connected
    .filter(({ channel }) => !adapterOf(channel).templates)
    .map((account) => ({ account: tagOf(account) }));
  return { shelves, without };
}

/** What is kept of a credential's templates, fetched anew where it is old. */
async function fetched(credentialId: number): Promise<Offer> {
  const before = await fetchedAt(credentialId);
  const isFresh = before !== null && Date.now() - before.getTime() < freshMs;
  const failure = isFresh ? null : await failureOf(credentialId);
  const [kept, at] = await Promise.all([keptOf(credentialId), fetchedAt(credentialId)]);
  return { templates: kept, fetchedAt: at?.toISOString() ?? null, failure };
}

async function failureOf(credentialId: number): Promise<NoAnswer | null> {
  const answer = await fetchTemplates(credentialId);
  return answer.ok ? null : answer.reason;
}

async function fetchedAt(credentialId: number): Promise<Date | null> {
  const [credential] = await db()
    .select({ at: credentials.templatesFetchedAt })
    .from(credentials)
    .where(eq(credentials.id, credentialId));
  return credential?.at ?? null;
}

async function keptOf(credentialId: number): Promise<Template[]> {
  const found = await db()
    .select()
    .from(templates)
    .where(eq(templates.credentialId, credentialId))
    .orderBy(asc(templates.name), asc(templates.language));
  return found.map(({ credentialId: _, externalId: __, approval, ...template }) => ({
    ...template,
    approval: approval as TemplateApproval,
  }));
}
