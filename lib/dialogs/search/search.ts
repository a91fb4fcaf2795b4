import type { Staff } from "@/lib/auth/current-staff";
import { momentIn } from "@/lib/dialogs/moment-in";
import type { ListFilter } from "@/lib/dialogs/types/list";
import type { Hits, MessageHit, SearchPage } from "@/lib/dialogs/types/search";
import { inSearchTurn } from "@/lib/patients/find/in-search-turn";
import { wordsOf } from "@/lib/patients/find/words";
import { findWords } from "./find-words";
import { messageHits } from "./search-messages";
import { searchPeople } from "./search-people";
import type { Found, FoundPlace } from "./word-sources";

const messagesOnPage = 30;

/**
 * What is looked for, within which accounts. `people` and `messages` are the `next` of a page: with one of them only
 * the page after it is brought, with neither the first of both.
 */
export type SearchQuery = Pick<ListFilter, "account" | "channel"> & {
  q: string;
  people?: string | undefined;
  messages?: string | undefined;
};

/**
 * Finds people by name, handle and phone, a typo in a name forgiven, and messages, captions, names of files and
 * internal notes by words and parts of words: over all history, in both tabs, of the accounts that this member of
 * staff may see. @throws TooMany where the member has too many searches under way.
 */
export function search(staff: Staff, query: SearchQuery): Promise<SearchPage> {
  return inSearchTurn(staff.id, () => searchBoth(staff, query));
}

async function searchBoth(staff: Staff, query: SearchQuery): Promise<SearchPage> {
  const isFurther = query.people !== undefined || query.messages !== undefined;
  const [people, messages] = await Promise.all([
    !isFurther || query.people !== undefined ? searchPeople(staff, query) : null,
    !isFurther || query.messages !== undefined ? searchMessages(staff, query) : null,
  ]);
  return { people, messages };
}

async function searchMessages(
  staff: Staff,
  { q, messages, ...filter }: SearchQuery,
): Promise<Hits<MessageHit>> {
  const words = wordsOf(q);
  if (words.length === 0) return { hits: [], next: null };
  const found = await findWords({
    staff,
    words,
    filter,
    before: placeIn(messages),
    limit: messagesOnPage + 1,
  });
  const shown = found.slice(0, messagesOnPage);
  const hits = await messageHits(staff, shown, words);
  return { hits, next: found.length > messagesOnPage ? cursorOf(shown.at(-1)) : null };
}

/** The place of a hit as the next page's request names it: `2026-11-22T10:00:00.000Z_message_17`. */
const cursorOf = (found: Found | undefined): string | null =>
  found ? `${found.at}_${found.kind}_${found.id}` : null;

function placeIn(cursor: string | undefined): FoundPlace | null {
  const [named, kind, id] = cursor?.split("_") ?? [];
  const at = momentIn(named);
  if (!at || (kind !== "message" && kind !== "note")) return null;
  return /^\d{1,15}$/.test(id ?? "") ? { at, kind, id: Number(id) } : null;
}
