import { type SQL, sql } from "drizzle-orm";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { within } from "@/lib/dialogs/list/list-filter";
import { dialogRowsOf } from "@/lib/dialogs/list/rows";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Hits, PersonHit } from "@/lib/dialogs/types/search";
import { rememberedBy } from "@/lib/patients/find/few-words";
import { type KnownAs, knownAs } from "@/lib/patients/find/known-as";
import { isCalled } from "@/lib/patients/find/matching";
import { asTyped, spellingsOf } from "@/lib/patients/find/spellings";
import {
  listAlike,
  listExactly,
  records,
  within as withinPeople,
} from "@/lib/patients/list";
import type { PeoplePage, PersonRow } from "@/lib/patients/types/list";
import { nameWordsOf } from "@/lib/words/words";
import { whyFound } from "./found-person";
import type { SearchQuery } from "./search";

const onPage = 20;

type Filter = Pick<SearchQuery, "account" | "channel">;

/**
 * The people whom a search means: newest on the books first, after the last of them those whose names are spelt
 * nearly so, and after these contacts behind whom nobody is.
 */
export async function searchPeople(
  staff: Staff,
  { q, people: after, ...filter }: SearchQuery,
): Promise<Hits<PersonHit>> {
  const words = nameWordsOf(q);
  if (words.length === 0) return { hits: [], next: null };
  const which = whoMayBeMeant(staff, filter);
  const { among, before } = placeIn(after);
  const beforeAmong = (some: Among) => (some === among ? before : null);
  const page = { which, limit: onPage };
  const [exact, spellings] = await Promise.all([
    among === "exact" ? listExactly(staff.scope, { q, before, ...page }) : nobody,
    among === "unlinked" ? null : spellingsOf(words),
  ]);
  const isLast = exact.next === null;
  const isBeside = before !== null || exact.rows.length > 0;
  const [alike, unlinked] = await Promise.all([
    isLast && among !== "unlinked"
      ? listAlike(staff.scope, {
          ...page,
          words,
          spellings,
          before: beforeAmong("alike"),
          isBeside,
        })
      : nobody,
    isLast ? unlinkedContacts(staff, words, filter, beforeAmong("unlinked")) : noContact,
  ]);
  const contacts = alike.next === null ? unlinked : noContact;
  const found = [...exact.rows, ...alike.rows].map((row) => ({
    ...row,
    dialogs: row.dialogs.filter(isWithin(filter)),
  }));
  const known = await knownAs(
    staff.scope,
    found.map(({ id }) => id),
  );
  return {
    hits: [
      ...found.map((row) => hitOf(row, known.get(row.id) ?? unknown, words)),
      ...contacts.hits,
    ],
    next:
      cursorOf("exact", exact.next) ??
      cursorOf("alike", alike.next) ??
      cursorOf("unlinked", contacts.next),
  };
}

const nobody: PeoplePage = { rows: [], next: null };
const noContact: ContactsPage = { hits: [], next: null };

type ContactsPage = { hits: PersonHit[]; next: number | null };

/** Whose names are spelt so, whose nearly so, and behind which contacts nobody is. */
const signs = { exact: "", alike: "~", unlinked: "." } as const;
type Among = keyof typeof signs;

/** Where a page ends, as the next one's request names it: `17`, `~17` or `.17`. */
const cursorOf = (among: Among, id: number | null): string | null =>
  id === null ? null : `${signs[among]}${id}`;

function placeIn(cursor: string | undefined): { among: Among; before: number | null } {
  const [, sign, id] = /^([~.]?)(\d{1,15})$/.exec(cursor ?? "") ?? [];
  const among = (["alike", "unlinked"] as const).find((each) => signs[each] === sign);
  return { among: among ?? "exact", before: id ? Number(id) : null };
}

/**
 * Who has a dialog within the filter, archived or not: it stands in the inbox. Where nothing is narrowed, whoever is on
 * the books as well.
 */
function whoMayBeMeant(staff: Staff, filter: Filter): SQL {
  // The `offset 0` has each person looked up by themselves: PostgreSQL would go through all dialogs for each.
  const hasDialog = sql`(people.merged_into_id is null and exists (
    select from contact_people l join dialogs d on d.contact_id = l.contact_id
    where l.unlinked_at is null and l.person_id in ${records}
      and ${inScope(staff.scope, sql`d.account_id`)} and ${within(staff, filter)}
    offset 0))`;
  const isNarrowed = filter.account !== null || filter.channel !== null;
  return isNarrowed ? hasDialog : sql`(${withinPeople("all")} or ${hasDialog})`;
}

const isWithin =
  ({ account, channel }: Filter) =>
  (dialog: { account: AccountTag }): boolean =>
    (account === null || dialog.account.id === account) &&
    (channel === null || dialog.account.channel === channel);

const unknown: KnownAs = { formerNames: [], contactNames: [], handles: [], phones: [] };

function hitOf(row: PersonRow, known: KnownAs, words: readonly string[]): PersonHit {
  const { id, kind, name, phones, dialogs } = row;
  return {
    key: `person-${id}`,
    personId: id,
    kind,
    ...whyFound({ ...known, name, shownPhones: phones }, words),
    dialogs: dialogs.map((dialog) => ({
      id: dialog.id,
      account: dialog.account,
      closed: dialog.closed,
    })),
  };
}

/** Contacts that are linked to nobody any more are found by what their channel tells, the newest dialog first. */
async function unlinkedContacts(
  staff: Staff,
  words: string[],
  filter: Filter,
  before: number | null,
): Promise<ContactsPage> {
  const asked = asTyped(words);
  const found = await rememberedBy(
    asked,
    sql<{ id: string }>`
    select d.id from contacts c join dialogs d on d.contact_id = c.id
    where ${isCalled(asked)} and ${inScope(staff.scope, sql`c.account_id`)} and ${within(staff, filter)}
      and c.id in (select contact_id from contact_people where unlinked_at is not null)
      and not exists (
        select from contact_people l where l.contact_id = c.id and l.unlinked_at is null)
      and d.id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by d.id desc limit ${sql.raw(String(onPage + 1))}`,
  );
  const ids = found.slice(0, onPage).map(({ id }) => Number(id));
  const rows = new Map((await dialogRowsOf(staff, ids)).map((row) => [row.id, row]));
  const shown = ids.flatMap((id) => rows.get(id) ?? []);
  return {
    hits: shown.map((row) => contactHitOf(row, words)),
    next: found.length > onPage ? (ids.at(-1) ?? null) : null,
  };
}

function contactHitOf(row: DialogRow, words: readonly string[]): PersonHit {
  const { id, name, account, closed } = row;
  const why = whyFound({ ...unknown, name, shownPhones: [] }, words);
  return {
    key: `contact-${id}`,
    personId: null,
    kind: "contact",
    ...why,
    // What else the channel tells is not shown here, and is no misspelling.
    reason: why.reason === "similar" ? "contactName" : why.reason,
    dialogs: [{ id, account, closed }],
  };
}
