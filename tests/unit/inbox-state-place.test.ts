import { connectionOf } from "@/components/inbox/state/link";
import {
  hrefOf,
  isRefinedSearch,
  type Place,
  placeFrom,
  placeOf,
} from "@/components/inbox/state/place";

const MARIA: Place = { tab: "active", q: "", openId: 1 };

test.each([
  ["/dialogs", { tab: "active", q: "", openId: null }],
  ["/dialogs/1", { tab: "active", q: "", openId: 1 }],
  ["/dialogs/1?tab=closed", { tab: "closed", q: "", openId: 1 }],
  ["/dialogs?q=Sol%C3%ADs+%26+Co", { tab: "active", q: "Solís & Co", openId: null }],
  ["/dialogs/1?tab=closed&q=maria", { tab: "closed", q: "maria", openId: 1 }],
] as [string, Place][])(
  "%s is a place, and the place has that address",
  (href, place) => {
    const { pathname, search } = new URL(href, "http://localhost");
    expect(placeOf(pathname, search)).toEqual(place);
    expect(hrefOf(place)).toBe(href);
  },
);

test.each(["/", "/patients", "/dialogs/one", "/dialogs/0", "/dialogs/1/2", "/dialogsx"])(
  "%s is not on the Dialogs screen",
  (pathname) => {
    expect(placeOf(pathname, "")).toBeNull();
  },
);

test("a target keeps what it does not name", () => {
  expect(placeFrom(MARIA, { tab: "closed" })).toEqual({ ...MARIA, tab: "closed" });
  expect(placeFrom(MARIA, { dialogId: null, q: " ruth " })).toEqual({
    tab: "active",
    q: "ruth",
    openId: null,
  });
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
