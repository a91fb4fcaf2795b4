import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Hits, MessageHit, PersonHit, SearchPage } from "@/lib/dialogs/types/search";

/** What is looked for, and within which accounts: two that are equal find the same. */
export type Wanted = { q: string; account: number | null; channel: string | null };

export type Kind = "people" | "messages";
type Progress = "ready" | "loading" | "failed";

/**
 * What a search has found so far. `of` is what `people` and `messages` were found for: while something else is being
 * looked for they stay on the screen, as what was found last. `more` is how the next page of each stands.
 */
export type Search = {
  of: Wanted | null;
  state: Progress;
  people: Hits<PersonHit>;
  messages: Hits<MessageHit>;
  more: Record<Kind, Progress>;
};

export type SearchEvent =
  | { type: "asked" | "failed" }
  /** Nothing is looked for any more; or again what is there. */
  | { type: "left" | "returned" }
  | { type: "found"; of: Wanted; page: SearchPage }
  | { type: "moreAsked"; kind: Kind }
  | { type: "moreFailed"; of: Wanted; kind: Kind }
  | { type: "moreFound"; of: Wanted; page: SearchPage };

const nothing = { hits: [], next: null };
const ready = { people: "ready", messages: "ready" } as const;

/** Before anything was looked for. */
const unsearched: Search = {
  of: null,
  state: "ready",
  people: nothing,
  messages: nothing,
  more: ready,
};

/** The search as the page brought it. */
export const beginSearch = (of: Wanted, page: SearchPage | null): Search =>
  page ? reduceSearch(unsearched, { type: "found", of, page }) : unsearched;

/** The search after something happened. Pure; an answer to another search changes nothing. */
export function reduceSearch(search: Search, event: SearchEvent): Search {
  switch (event.type) {
    case "left":
      return unsearched;
    case "returned":
      return search.state === "ready" ? search : { ...search, state: "ready" };
    case "asked":
      return { ...search, state: "loading" };
    case "failed":
      return { ...search, state: "failed" };
    case "found": {
      const { people, messages } = event.page;
      return {
        of: event.of,
        state: "ready",
        people: people ?? nothing,
        messages: messages ?? nothing,
        more: ready,
      };
    }
    case "moreAsked":
      return { ...search, more: { ...search.more, [event.kind]: "loading" } };
    case "moreFailed":
      return isSameWanted(search.of, event.of)
        ? { ...search, more: { ...search.more, [event.kind]: "failed" } }
        : search;
    case "moreFound":
      return isSameWanted(search.of, event.of) ? joined(search, event.page) : search;
  }
}

/** Do two searches look for the same? */
export const isSameWanted = (one: Wanted | null, other: Wanted | null): boolean =>
  one?.q === other?.q &&
  one?.account === other?.account &&
  one?.channel === other?.channel;

type InTab = Pick<DialogRow, "closed">;

/** What was found, each dialog in the tab where it is by now, as far as that is known. */
export function asItIs(
  search: Search,
  rowOf: (dialogId: number) => InTab | undefined,
): Search {
  const inTab = <Found extends InTab>(found: Found, id: number): Found => ({
    ...found,
    closed: (rowOf(id) ?? found).closed,
  });
  const people = search.people.hits.map((hit) => ({
    ...hit,
    dialogs: hit.dialogs.map((dialog) => inTab(dialog, dialog.id)),
  }));
  const messages = search.messages.hits.map((hit) => inTab(hit, hit.dialogId));
  return {
    ...search,
    people: { ...search.people, hits: people },
    messages: { ...search.messages, hits: messages },
  };
}

function joined(search: Search, { people, messages }: SearchPage): Search {
  return {
    ...search,
    people: people ? join(search.people, people) : search.people,
    messages: messages ? join(search.messages, messages) : search.messages,
    more: {
      people: people ? "ready" : search.more.people,
      messages: messages ? "ready" : search.more.messages,
    },
  };
}

function join<Hit extends { key: string }>(held: Hits<Hit>, came: Hits<Hit>): Hits<Hit> {
  const known = new Set(held.hits.map(({ key }) => key));
  const news = came.hits.filter(({ key }) => !known.has(key));
  return { hits: [...held.hits, ...news], next: came.next };
}
