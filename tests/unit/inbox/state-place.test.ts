import { connectionOf } from "@/components/inbox/state/link";
import {
  hrefOf,
  isRefinedSearch,
  isSameList,
  type Place,
  placeFrom,
  placeOf,
  UNFILTERED,
} from "@/components/inbox/state/place";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { wholeList } from "./whole-list";

const MARIA: Place = { ...wholeList, openId: 1 };
const KIDS: ListFilter = { ...UNFILTERED, account: 3 };

test.each([
  ["/dialogs", wholeList],
  ["/dialogs/1", MARIA],
  ["/dialogs/1?tab=closed", { ...MARIA, tab: "closed" }],
  ["/dialogs?q=Sol%C3%ADs+%26+Co", { ...wholeList, q: "Solís & Co" }],
  ["/dialogs/1?tab=closed&q=maria", { ...MARIA, tab: "closed", q: "maria" }],
  ["/dialogs?account=3", { ...wholeList, filter: KIDS }],
  [
    "/dialogs/1?tab=closed&q=maria&account=3&channel=instagram",
    {
      tab: "closed",
      q: "maria",
      section: "all",
      filter: { ...KIDS, channel: "instagram" },
      openId: 1,
      messageId: null,
      noteId: null,
    },
  ],
  ["/dialogs/1?message=7", { ...MARIA, messageId: 7 }],
  ["/dialogs/1?message=7&note=3", { ...MARIA, messageId: 7, noteId: 3 }],
  ["/dialogs?q=maria&in=people", { ...wholeList, q: "maria", section: "people" }],
  ["/dialogs/1?q=maria&message=7", { ...MARIA, q: "maria", messageId: 7 }],
  [
    "/dialogs?assignee=me&unanswered=1&closing=1",
    {
      ...wholeList,
      filter: { ...UNFILTERED, assignee: "me", unanswered: true, closing: true },
    },
  ],
  [
    "/dialogs?assignee=none&unread=1&undelivered=1",
    {
      ...wholeList,
      filter: { ...UNFILTERED, assignee: "none", unread: true, undelivered: true },
    },
  ],
] as [string, Place][])(
  "%s is a place, and the place has that address",
  (href, place) => {
    const { pathname, search } = new URL(href, "http://localhost");
    expect(placeOf(pathname, search)).toEqual(place);
    expect(hrefOf(place)).toBe(href);
  },
);

test("of what is longer the beginning is looked for, and its address says so", () => {
  const pasted = placeOf("/dialogs", `?q=${"word+".repeat(900)}`);
  expect(pasted?.q).toBe("word ".repeat(40).trim());
  const typed = placeFrom(wholeList, { q: "word ".repeat(900) });
  expect(typed).toEqual(pasted);
  expect(hrefOf({ ...wholeList, q: "word ".repeat(900) })).toBe(hrefOf(typed));
});

test.each(["/", "/patients", "/dialogs/one", "/dialogs/0", "/dialogs/1/2", "/dialogsx"])(
  "%s is not on the Dialogs screen",
  (pathname) => {
    expect(placeOf(pathname, "")).toBeNull();
  },
);

test.each([
  "?account=x&channel=fax",
  "?account=0",
  "?account=-1&channel=toString",
  "?assignee=all&unread=0&closing=yes",
])("a filter that is none (%s) shows everything", (search) => {
  expect(placeOf("/dialogs", search)).toEqual(wholeList);
});

test("a target keeps what it does not name", () => {
  expect(placeFrom(MARIA, { tab: "closed" })).toEqual({ ...MARIA, tab: "closed" });
  expect(placeFrom(MARIA, { dialogId: null, q: " ruth " })).toEqual({
    ...wholeList,
    q: "ruth",
  });
  const narrowed = placeFrom(MARIA, { filter: KIDS });
  expect(placeFrom(narrowed, { tab: "closed", q: "ruth" }).filter).toEqual(KIDS);
});

test("a message belongs to its dialog: another one opens at its newest", () => {
  const atMessage = { ...MARIA, messageId: 7 };
  expect(placeFrom(atMessage, { tab: "closed" }).messageId).toBe(7);
  expect(placeFrom(atMessage, { dialogId: 2 }).messageId).toBeNull();
  expect(placeFrom(MARIA, { dialogId: 2, messageId: 9 }).messageId).toBe(9);
  expect(placeOf("/dialogs", "?message=7")).toEqual(wholeList);
  expect(placeOf("/dialogs/1", "?message=x")).toEqual(MARIA);
});

test("a note is gone to beside its message, and left with it", () => {
  const atNote = placeFrom(MARIA, { messageId: 7, noteId: 3 });
  expect(atNote).toEqual({ ...MARIA, messageId: 7, noteId: 3 });
  expect(placeFrom(atNote, { tab: "closed" }).noteId).toBe(3);
  expect(placeFrom(atNote, { messageId: 7 }).noteId).toBeNull();
  expect(placeFrom(atNote, { messageId: null }).noteId).toBeNull();
  expect(placeFrom(atNote, { dialogId: 2 }).noteId).toBeNull();
});

test("another account's list is another list, and no refined search", () => {
  const narrowed = { ...MARIA, filter: KIDS };
  expect(isSameList(MARIA, narrowed)).toBe(false);
  const besideYousef = { ...narrowed, openId: 2 };
  expect(isSameList(narrowed, besideYousef)).toBe(true);
  expect(isRefinedSearch({ ...MARIA, q: "ma" }, { ...narrowed, q: "mar" })).toBe(false);
});

test("a search is refined, begun or left", () => {
  const searching = { ...MARIA, q: "ma" };
  expect(isRefinedSearch(searching, { ...MARIA, q: "mar" })).toBe(true);
  expect(isRefinedSearch(MARIA, searching)).toBe(false);
  expect(isRefinedSearch(searching, MARIA)).toBe(false);
  expect(isRefinedSearch(searching, { ...searching, openId: 2 })).toBe(false);
});

test("the connection is called live only while changes come through", () => {
  const link = { socket: "live" as const, isOnline: true, isCaughtUp: true };
  expect(connectionOf(link)).toBe("live");
  expect(connectionOf({ ...link, isCaughtUp: false })).toBe("reconnecting");
  expect(connectionOf({ ...link, isOnline: false })).toBe("offline");
  expect(connectionOf({ ...link, socket: "connecting" })).toBe("connecting");
  expect(connectionOf({ ...link, socket: null })).toBe("live");
  expect(connectionOf({ ...link, socket: null, isCaughtUp: null })).toBe("connecting");
});
