import { isChannel } from "@/lib/channels/types";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import { askedWords } from "@/lib/words/asked";

/** What a search shows: people, messages, or both. */
export type Section = "all" | "people" | "messages";

/** Where the Dialogs screen is. The address bar holds all of it, so a link, Back and Forward lead to the same screen. */
export type Place = {
  tab: Tab;
  /** What is looked for, in both tabs; empty where nothing is. */
  q: string;
  /** Which of what was found is shown. */
  section: Section;
  filter: ListFilter;
  openId: number | null;
  /** The message of the open dialog that the screen is at; null at the newest. */
  messageId: number | null;
  /** The note beside that message, where it is the note that the screen is at; alone in a dialog without messages. */
  noteId: number | null;
};

/** What a place says of the list, whatever is looked for and whatever dialog is open beside it. */
export type WhichList = Pick<Place, "tab" | "filter">;

/**
 * Another place, said by what differs from the present one: `dialogId: null` closes the thread, `q: ""` the search,
 * `messageId` goes to a message, `noteId` to a note beside it. Another dialog opens at its newest message if it says no other.
 */
export type Target = {
  dialogId?: number | null;
  messageId?: number | null;
  noteId?: number | null;
  tab?: Tab;
  q?: string;
  section?: Section;
  filter?: ListFilter;
};

const flagNames = ["unanswered", "unread", "undelivered", "closing"] as const;

const dialogsPath = /^\/dialogs(?:\/([1-9]\d{0,14}))?\/?$/;
const idForm = /^[1-9]\d{0,14}$/;

/** The list of everything: what an address says that narrows nothing. */
export const unfiltered = filterOf(new URLSearchParams());

/** Reads a place from an address; null for an address that is not the Dialogs screen's. */
export function placeOf(pathname: string, search: string): Place | null {
  const match = dialogsPath.exec(pathname);
  if (!match) return null;
  const query = new URLSearchParams(search);
  const openId = idIn(match[1]);
  const q = askedWords(query.get("q") ?? "");
  const section = query.get("in");
  const isOne = section === "people" || section === "messages";
  return {
    tab: query.get("tab") === "closed" ? "closed" : "active",
    q,
    section: isOne && q ? section : "all",
    filter: filterOf(query),
    openId,
    messageId: openId && idIn(query.get("message")),
    noteId: openId && idIn(query.get("note")),
  };
}

/** The address of a place, on this origin. */
export function hrefOf(place: Place): string {
  const { tab, section, filter, openId } = place;
  const q = askedWords(place.q);
  const query = new URLSearchParams(
    onlySet({
      tab: tab === "closed" && tab,
      q,
      in: q && section !== "all" && section,
      ...filterValues(filter),
      message: openId && place.messageId,
      note: openId && place.noteId,
    }),
  );
  const path = openId === null ? "/dialogs" : `/dialogs/${openId}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A filter as an address, a form or a question to the server writes it: only what is set. */
export const filterValues = (filter: ListFilter): Record<string, string> =>
  onlySet({
    account: filter.account,
    channel: filter.channel,
    assignee: filter.assignee,
    unanswered: filter.unanswered && 1,
    unread: filter.unread && 1,
    undelivered: filter.undelivered && 1,
    closing: filter.closing && 1,
  });

/** What is set, as an address says it. A loop, since every row's address goes through it each time that the list is drawn. */
export function onlySet(values: Record<string, unknown>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const name in values) if (values[name]) set[name] = String(values[name]);
  return set;
}

/** The place that a target means, seen from another one. */
export function placeFrom(here: Place, target: Target): Place {
  const { dialogId = here.openId, tab, filter } = target;
  const q = askedWords(target.q ?? here.q);
  const kept = dialogId === here.openId ? here : null;
  const at = target.messageId === undefined ? kept : target;
  return {
    tab: tab ?? here.tab,
    q,
    section: target.section ?? (q ? here.section : "all"),
    filter: filter ?? here.filter,
    openId: dialogId,
    messageId: at?.messageId ?? null,
    noteId: at?.noteId ?? null,
  };
}

/** Do two places show the same list, whatever dialog is open beside it? */
export const isSameList = (one: WhichList, other: WhichList) =>
  one.tab === other.tab && isSameFilter(one.filter, other.filter);

/** Are two lists narrowed to the same? */
export const isSameFilter = (one: ListFilter, other: ListFilter) =>
  filterKey(one) === filterKey(other);

/** A filter as one word: the same for the same filter. */
export const filterKey = (filter: ListFilter): string =>
  new URLSearchParams(filterValues(filter)).toString();

/** Does a list show everything that this member of staff may see? */
export const isUnfiltered = (filter: ListFilter) => isSameFilter(filter, unfiltered);

/** Is anything set that the filter's menu sets? */
export const hasChosen = ({ account, channel, assignee, closing }: ListFilter): boolean =>
  Boolean(account || channel || assignee || closing);

/** Is one search being refined into another? Then Back should leave the search, not undo its letters one by one. */
export const isRefinedSearch = (from: Place, to: Place) =>
  from.q !== "" &&
  to.q !== "" &&
  from.q !== to.q &&
  from.openId === to.openId &&
  isSameFilter(from.filter, to.filter);

/** Is it a step from one message that was found to another of the same dialog? Then Back should leave the dialog. */
export const isNextHit = (from: Place, to: Place) =>
  from.q !== "" &&
  from.q === to.q &&
  from.openId === to.openId &&
  from.messageId !== null &&
  to.messageId !== null;

function filterOf(query: URLSearchParams): ListFilter {
  const channel = query.get("channel") ?? "";
  const assignee = query.get("assignee");
  const flags = flagNames.map((flag) => [flag, query.get(flag) === "1"]);
  return {
    account: idIn(query.get("account")),
    channel: isChannel(channel) ? channel : null,
    assignee: assignee === "me" || assignee === "none" ? assignee : null,
    ...(Object.fromEntries(flags) as Record<(typeof flagNames)[number], boolean>),
  };
}

function idIn(word: string | null | undefined): number | null {
  return word && idForm.test(word) ? Number(word) : null;
}
