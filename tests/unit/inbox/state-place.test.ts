import { connectionOf } from "@/components/inbox/state/link";
import {
  hrefOf,
  isRefinedSearch,
  isSameList,
  type Place,
  placeFrom,
  placeOf,
  unfiltered,
} from "@/components/inbox/state/place";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { wholeList } from "./whole-list";

const maria: Place = { ...wholeList, openId: 1 };
const ofKids: ListFilter = { ...unfiltered, account: 3 };

test.each([
  ["/dialogs", wholeList],
  ["/dialogs/1", maria],
  ["/dialogs/1?tab=closed", { ...maria, tab: "closed" }],
  ["/dialogs?q=Sol%C3%ADs+%26+Co", { ...wholeList, q: "Solís & Co" }],
  ["/dialogs/1?tab=closed&q=maria", { ...maria, tab: "closed", q: "maria" }],
  ["/dialogs?account=3", { ...wholeList, filter: ofKids }],
  [
    "/dialogs/1?tab=closed&q=maria&account=3&channel=instagram",
    {
      tab: "closed",
      q: "maria",
      section: "all",
      filter: { ...ofKids, channel: "instagram" },
      openId: 1,
      messageId: null,
      noteId: null,
    },
  ],
  ["/dialogs/1?message=7", { ...maria, messageId: 7 }],
  ["/dialogs/1?message=7&note=3", { ...maria, messageId: 7, noteId: 3 }],
  ["/dialogs?q=maria&in=people", { ...wholeList, q: "maria", section: "people" }],
  ["/dialogs/1?q=maria&message=7", { ...maria, q: "maria", messageId: 7 }],
  [
    "/dialogs?assignee=me&unanswered=1&closing=1",
    {
      ...wholeList,
      filter: { ...unfiltered, assignee: "me", unanswered: true, closing: true },
    },
  ],
  [
    "/dialogs?assignee=none&unread=1&undelivered=1",
    {
      ...wholeList,
      filter: { ...unfiltered, assignee: "none", unread: true, undelivered: true },
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

test("signs that are not seen are nothing to look for, alone; among words they stay", () => {
  const unseen = "\u200b \u2066\u2069\ufeff";
  const address = `?q=${encodeURIComponent(unseen)}&in=people`;
  expect(placeOf("/dialogs", address)).toEqual(wholeList);
  expect(placeFrom(wholeList, { q: unseen })).toEqual(wholeList);
  expect(placeFrom(wholeList, { q: "\u2066ruth\u2069" }).q).toBe("\u2066ruth\u2069");
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
  expect(placeFrom(maria, { tab: "closed" })).toEqual({ ...maria, tab: "closed" });
  expect(placeFrom(maria, { dialogId: null, q: " ruth " })).toEqual({
    ...wholeList,
    q: "ruth",
  });
  const narrowed = placeFrom(maria, { filter: ofKids });
  expect(placeFrom(narrowed, { tab: "closed", q: "ruth" }).filter).toEqual(ofKids);
});

test("a message belongs to its dialog: another one opens at its newest", () => {
  const atMessage = { ...maria, messageId: 7 };
  expect(placeFrom(atMessage, { tab: "closed" }).messageId).toBe(7);
  expect(placeFrom(atMessage, { dialogId: 2 }).messageId).toBeNull();
  expect(placeFrom(maria, { dialogId: 2, messageId: 9 }).messageId).toBe(9);
  expect(placeOf("/dialogs", "?message=7")).toEqual(wholeList);
  expect(placeOf("/dialogs/1", "?message=x")).toEqual(maria);
});

test("a note is gone to beside its message, and left with it", () => {
  const atNote = placeFrom(maria, { messageId: 7, noteId: 3 });
  expect(atNote).toEqual({ ...maria, messageId: 7, noteId: 3 });
  expect(placeFrom(atNote, { tab: "closed" }).noteId).toBe(3);
  expect(placeFrom(atNote, { messageId: 7 }).noteId).toBeNull();
  expect(placeFrom(atNote, { messageId: null }).noteId).toBeNull();
  expect(placeFrom(atNote, { dialogId: 2 }).noteId).toBeNull();
});

test("another account's list is another list, and no refined search", () => {
  const narrowed = { ...maria, filter: ofKids };
  expect(isSameList(maria, narrowed)).toBe(false);
  const besideYousef = { ...narrowed, openId: 2 };
  expect(isSameList(narrowed, besideYousef)).toBe(true);
  expect(isRefinedSearch({ ...maria, q: "ma" }, { ...narrowed, q: "mar" })).toBe(false);
});

test("a search is refined, begun or left", () => {
  const searching = { ...maria, q: "ma" };
  expect(isRefinedSearch(searching, { ...maria, q: "mar" })).toBe(true);
  expect(isRefinedSearch(maria, searching)).toBe(false);
  expect(isRefinedSearch(searching, maria)).toBe(false);
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
