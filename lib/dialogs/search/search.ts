import type { Staff } from "@/lib/auth/current-staff";
import { momentIn } from "@/lib/dialogs/moment-in";
import type { ListFilter } from "@/lib/dialogs/types/list";
import type { Hits, MessageHit, SearchPage } from "@/lib/dialogs/types/search";
import { inSearchQueue } from "@/lib/words/search-queue";
import { wordsOf } from "@/lib/words/words";
import { findUnsaid, findWords } from "./find-words";
import { messageHits } from "./search-messages";
import { searchPeople } from "./search-people";
import { typoCorrections, unsaidOf } from "./typo-corrections";
import type { Asked, Found, FoundPlace, Ways } from "./word-sources";

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
 * Finds people by name, handle and phone, and messages, captions, names of files and internal notes by words and parts
 * of words, a typo forgiven: over all history, in both tabs, of the accounts that this member of staff may see.
 * @throws TooMany where the member has too many searches under way.
 */
export function search(staff: Staff, query: SearchQuery): Promise<SearchPage> {
  return inSearchQueue(staff.id, () => searchBoth(staff, query));
}

async function searchBoth(staff: Staff, query: SearchQuery): Promise<SearchPage> {
  const isFurther = query.people !== undefined || query.messages !== undefined;
  const [people, messages] = await Promise.all([
    !isFurther || query.people !== undefined ? searchPeople(staff, query) : null,
    !isFurther || query.messages !== undefined ? searchMessages(staff, query) : null,
  ]);
  return { people, messages };
}

/**
 * Messages and notes with the very words; where there are none, with words that are nearly the same in place of those
 * that nobody ever said. Whether anybody did is known soon: then what may have been meant is looked for at the same
 * time, and the very words, which hardly anything has, by the index alone.
 */
async function searchMessages(
  staff: Staff,
  { q, messages, ...filter }: SearchQuery,
): Promise<Hits<MessageHit>> {
  const words = wordsOf(q);
  if (words.length === 0) return { hits: [], next: null };
  const { before, isAlike } = placeIn(messages);
  const asked = { staff, filter, before, limit: messagesOnPage + 1 };
  const isExact = before !== null && !isAlike;
  const unsaid = isExact ? [] : await unsaidOf(words);
  if (unsaid.length === 0) {
    const found = isAlike ? [] : await findWords({ ...asked, ways: [words] });
    return pageOf(staff, found, { words });
  }
  const [exact, alike] = await Promise.all([
    isAlike ? [] : findUnsaid({ ...asked, ways: [words] }, unsaid),
    findMeant(asked, words, unsaid),
  ]);
  if (exact.length > 0) return pageOf(staff, exact, { words });
  const marked = [...new Set(alike.ways.flat())];
  return pageOf(staff, alike.found, { words: marked, similar: true });
}

/** What has the words in the ways in which they may have been meant. */
async function findMeant(
  asked: Omit<Asked, "ways">,
  words: readonly string[],
  unsaid: readonly string[],
): Promise<{ found: Found[]; ways: Ways }> {
  const ways = await typoCorrections(words, unsaid);
  return { found: ways.length > 0 ? await findWords({ ...asked, ways }) : [], ways };
}

async function pageOf(
  staff: Staff,
  found: Found[],
  marking: { words: readonly string[]; similar?: boolean },
): Promise<Hits<MessageHit>> {
  const shown = found.slice(0, messagesOnPage);
  const last = found.length > messagesOnPage ? shown.at(-1) : undefined;
  return {
    hits: await messageHits(staff, shown, marking),
    next: last ? cursorOf(last, marking.similar ?? false) : null,
  };
}

/**
 * The place of a hit as the next page's request names it: `2026-11-22T10:00:00.000Z_message_17`, with a `~` before it
 * among those whose words are nearly the same.
 */
const cursorOf = ({ at, kind, id }: Found, isAlike: boolean): string =>
  `${isAlike ? "~" : ""}${at}_${kind}_${id}`;

function placeIn(cursor = ""): { before: FoundPlace | null; isAlike: boolean } {
  const isAlike = cursor.startsWith("~");
  const [named, kind, id] = cursor.slice(isAlike ? 1 : 0).split("_");
  const at = momentIn(named);
  const isPlace =
    at && (kind === "message" || kind === "note") && /^\d{1,15}$/.test(id ?? "");
  return isPlace
    ? { before: { at, kind, id: Number(id) }, isAlike }
    : { before: null, isAlike: false };
}
