import { isChannel } from "@/lib/channels/types";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";

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
};

/** What a place says of the list, whatever is looked for and whatever dialog is open beside it. */
export type WhichList = Pick<Place, "tab" | "filter">;

/**
 * Another place, said by what differs from the present one: `dialogId: null` closes the thread, `q: ""` the search,
 * `messageId` goes to a message. Another dialog opens at its newest message if it says no other.
 */
export type Target = {
  dialogId?: number | null;
  messageId?: number | null;
  tab?: Tab;
  q?: string;
  section?: Section;
  filter?: ListFilter;
};

/** The list of everything. */
export const UNFILTERED: ListFilter = {
  account: null,
  channel: null,
  unanswered: false,
  unread: false,
  undelivered: false,
  assignee: null,
  closing: false,
};

const FLAGS = ["unanswered", "unread", "undelivered", "closing"] as const;

const PATH = /^\/dialogs(?:\/([1-9]\d{0,14}))?\/?$/;
const ID = /^[1-9]\d{0,14}$/;

/** Reads a place from an address; null for an address that is not the Dialogs screen's. */
export function placeOf(pathname: string, search: string): Place | null {
  const match = PATH.exec(pathname);
  if (!match) return null;
  const query = new URLSearchParams(search);
  return {
    tab: query.get("tab") === "closed" ? "closed" : "active",
    q: query.get("q")?.trim() ?? "",
    section: sectionOf(query),
    filter: filterOf(query),
    openId: match[1] ? Number(match[1]) : null,
    messageId: match[1] ? idIn(query.get("message")) : null,
  };
}

/** The address of a place, on this origin. */
export function hrefOf({ tab, q, section, filter, openId, messageId }: Place): string {
  const query = new URLSearchParams({
    ...(tab === "closed" ? { tab } : {}),
    ...(q.trim() ? { q: q.trim() } : {}),
    ...(q.trim() && section !== "all" ? { in: section } : {}),
    ...filterValues(filter),
    ...(openId === null || messageId === null ? {} : { message: String(messageId) }),
  });
  const path = openId === null ? "/dialogs" : `/dialogs/${openId}`;
  return query.size > 0 ? `${path}?${query}` : path;
}

/** A filter as an address, a form or a question to the server writes it: only what is set. */
export const filterValues = (filter: ListFilter): Record<string, string> => ({
  ...(filter.account === null ? {} : { account: String(filter.account) }),
  ...(filter.channel === null ? {} : { channel: filter.channel }),
  ...(filter.assignee === null ? {} : { assignee: filter.assignee }),
  ...Object.fromEntries(FLAGS.flatMap((flag) => (filter[flag] ? [[flag, "1"]] : []))),
});

/** The place that a target means, seen from another one. */
export function placeFrom(here: Place, target: Target): Place {
  const { dialogId = here.openId, tab, filter } = target;
  const q = (target.q ?? here.q).trim();
  const { messageId = dialogId === here.openId ? here.messageId : null } = target;
  return {
    tab: tab ?? here.tab,
    q,
    section: target.section ?? (q ? here.section : "all"),
    filter: filter ?? here.filter,
    openId: dialogId,
    messageId,
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
export const isUnfiltered = (filter: ListFilter) => isSameFilter(filter, UNFILTERED);

/** Is anything set that the filter's menu sets? */
export const hasChosen = ({ account, channel, assignee, closing }: ListFilter): boolean =>
  account !== null || channel !== null || assignee !== null || closing;

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

function sectionOf(query: URLSearchParams): Section {
  const section = query.get("in");
  const isOne = section === "people" || section === "messages";
  return isOne && query.get("q")?.trim() ? section : "all";
}

function filterOf(query: URLSearchParams): ListFilter {
  const channel = query.get("channel") ?? "";
  const assignee = query.get("assignee");
  const isSet = (flag: (typeof FLAGS)[number]) => query.get(flag) === "1";
  return {
    account: idIn(query.get("account")),
    channel: isChannel(channel) ? channel : null,
    unanswered: isSet("unanswered"),
    unread: isSet("unread"),
    undelivered: isSet("undelivered"),
    assignee: assignee === "me" || assignee === "none" ? assignee : null,
    closing: isSet("closing"),
  };
}

const idIn = (word: string | null) =>
  word !== null && ID.test(word) ? Number(word) : null;
