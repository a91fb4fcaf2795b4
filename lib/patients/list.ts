import {
  and,
  desc,
  eq,
  exists,
  inArray,
  isNull,
  like,
  lt,
  notExists,
  or,
  type SQL,
} from "drizzle-orm";
import { db } from "@/db";
import {
  accounts,
  contactPeople,
  contacts,
  dialogs,
  people,
  personPhones,
} from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import { type AccountScope, inScope } from "@/lib/auth/scope";
import { containing, fold } from "./fold";
import { displayPhone } from "./phone";
import type { PeoplePage, PersonDialog, PersonRow } from "./types";

const pageSize = 50;

/**
 * The people whom a member of staff may see, newest first, 50 a page: those without a contact, and those with one in
 * an account of the scope; of the others' accounts nothing is told. `q` searches names (words in any order, accents
 * forgiven) and phones (any part, however it is written); `before` is the `next` of the page before.
 */
export async function listPeople(
  scope: AccountScope,
  { q = "", before = null }: { q?: string; before?: number | null },
): Promise<PeoplePage> {
  const found = await db()
    .select({ id: people.id, kind: people.kind, name: people.name })
    .from(people)
    .where(
      and(
        isNull(people.mergedIntoId),
        isNull(people.archivedAt),
        before === null ? undefined : lt(people.id, before),
        mayBeSeen(scope),
        ...matching(q),
      ),
    )
    .orderBy(desc(people.id))
    .limit(pageSize + 1);
  const shown = found.slice(0, pageSize);
  const next = found.length > pageSize ? (shown.at(-1)?.id ?? null) : null;
  return { rows: await withDetails(scope, shown), next };
}

function mayBeSeen(scope: AccountScope): SQL | undefined {
  if (scope.all) return undefined;
  const links = db()
    .select({ id: contactPeople.id })
    .from(contactPeople)
    .innerJoin(contacts, eq(contacts.id, contactPeople.contactId));
  const current = and(
    eq(contactPeople.personId, people.id),
    isNull(contactPeople.unlinkedAt),
  );
  return or(
    notExists(db().select({ id: contactPeople.id }).from(contactPeople).where(current)),
    exists(links.where(and(current, inScope(scope, contacts.accountId)))),
  );
}

function matching(q: string): SQL[] {
  const words = isPhone(q) ? [q.replace(/\D/g, "")] : q.split(/\s+/u);
  return words
    .filter((word) => fold(word) !== "")
    .map((word) => like(people.searchText, containing(word)));
}

/** Phones are kept as digits, so the signs that people write between them would hide them. */
const isPhone = (q: string) =>
  /^[+\d\s().-]+$/.test(q) && /\d{3}/.test(q.replace(/\D/g, ""));

async function withDetails(
  scope: AccountScope,
  shown: Pick<PersonRow, "id" | "kind" | "name">[],
): Promise<PersonRow[]> {
  const ids = shown.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [phones, theirDialogs] = await Promise.all([
    phonesOf(ids),
    dialogsOf(scope, ids),
  ]);
  return shown.map((person) => ({
    ...person,
    phones: phones.get(person.id) ?? [],
    dialogs: theirDialogs.get(person.id) ?? [],
  }));
}

async function phonesOf(ids: number[]): Promise<Map<number, string[]>> {
  const found = await db()
    .select({ personId: personPhones.personId, phone: personPhones.phone })
    .from(personPhones)
    .where(inArray(personPhones.personId, ids))
    .orderBy(personPhones.id);
  return byPerson(found, ({ phone }) => displayPhone(phone));
}

async function dialogsOf(
  scope: AccountScope,
  ids: number[],
): Promise<Map<number, PersonDialog[]>> {
  const found = await db()
    .select({
      personId: contactPeople.personId,
      id: dialogs.id,
      closureId: dialogs.closureId,
      account: accounts,
    })
    .from(contactPeople)
    .innerJoin(dialogs, eq(dialogs.contactId, contactPeople.contactId))
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .where(
      and(
        inArray(contactPeople.personId, ids),
        isNull(contactPeople.unlinkedAt),
        inScope(scope, dialogs.accountId),
      ),
    )
    .orderBy(desc(dialogs.activityAt), desc(dialogs.id));
  return byPerson(found, ({ id, account, closureId }) => ({
    id,
    account: tagOf(account),
    closed: closureId !== null,
  }));
}

function byPerson<Found extends { personId: number }, Value>(
  found: Found[],
  read: (one: Found) => Value,
): Map<number, Value[]> {
  const sorted = new Map<number, Value[]>();
  for (const one of found) {
    sorted.set(one.personId, [...(sorted.get(one.personId) ?? []), read(one)]);
  }
  return sorted;
}
