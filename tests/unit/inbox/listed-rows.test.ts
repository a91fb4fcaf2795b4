import { unfiltered } from "@/components/inbox/state/place";
import { extentOf, isAbove, listedRows, widest } from "@/components/inbox/state/rows";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import type { DialogRow } from "@/lib/dialogs/types/row";

const whatsapp = { id: 1, channel: "whatsapp" };
const instagram = { id: 2, channel: "instagram" };
const window = (closesAt: string) => ({ closesAt, open: true, agentUntil: null });
const tomas = { id: 7, name: "Tomas Reyk" };

/** A dialog that no filter but its account's and its channel's leaves; the higher the minute, the newer. */
const row = (id: number, minute: number, more: object = {}) =>
  ({
    id,
    activityAt: `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`,
    account: whatsapp,
    closed: false,
    isMine: false,
    assignee: tomas,
    unansweredSince: null,
    unread: 0,
    undelivered: false,
    window: null,
    ...more,
  }) as DialogRow;

const soon = window("2026-11-20T12:00:00.000Z");
const later = window("2026-11-20T18:00:00.000Z");
const noon = Date.parse("2026-11-20T12:00:00.000Z");

const dialogs = [
  row(1, 10),
  row(2, 20, { account: instagram }),
  row(3, 30, { assignee: null }),
  row(4, 40, { isMine: true }),
  row(5, 50, { unansweredSince: "2026-11-20T10:00:00.000Z", window: later }),
  row(6, 51, { unread: 2, window: soon }),
  row(7, 52, { undelivered: true, window: later }),
  row(8, 53, { closed: true, unread: 1 }),
  row(9, 53, { closed: true }),
];

const all = { edge: null, next: null };
const idsIn = (filter: Partial<ListFilter>, now = 0, tab: Tab = "active") =>
  listedRows(dialogs, { tab, filter: { ...unfiltered, ...filter } }, all, now).map(
    ({ id }) => id,
  );

test.each<[string, Partial<ListFilter>, number[]]>([
  ["everything", {}, [7, 6, 5, 4, 3, 2, 1]],
  ["an account", { account: 2 }, [2]],
  ["a channel", { channel: "instagram" }, [2]],
  ["what is the reader's own", { assignee: "me" }, [4]],
  ["what is nobody's", { assignee: "none" }, [3]],
  ["who waits for an answer", { unanswered: true }, [5]],
  ["what is unread", { unread: true }, [6]],
  ["what did not arrive", { undelivered: true }, [7]],
  ["what is unread and did not arrive", { unread: true, undelivered: true }, []],
  ["windows that are open", { closing: true }, [6, 5, 7]],
])("a list of %s shows those, and no others", (_, filter, ids) => {
  expect(idsIn(filter)).toEqual(ids);
});

test("a window that closes leaves the list of those that are open by the clock", () => {
  expect(idsIn({ closing: true }, noon - 1)).toEqual([6, 5, 7]);
  expect(idsIn({ closing: true }, noon)).toEqual([5, 7]);
});

test("of two closed in the same moment the later one comes first", () => {
  expect(idsIn({}, 0, "closed")).toEqual([9, 8]);
  expect(idsIn({ unread: true }, 0, "closed")).toEqual([8]);
});

test("what is loaded of a list ends with its last row, that one included", () => {
  const [last, above, below] = [row(2, 20), row(3, 20), row(1, 20)];
  const extent = extentOf({ rows: [above, last], next: "more" });
  const whole = { filter: unfiltered };
  expect([above, last, below].map((one) => isAbove(whole, extent, one))).toEqual([
    true,
    true,
    false,
  ]);
});

test("a page that came late takes nothing away of what is loaded, and the last one brings the rest", () => {
  const page = (minute: number, next: string | null = "more") =>
    extentOf({ rows: [row(1, minute)], next });
  const wider = (held: ReturnType<typeof page>, came: ReturnType<typeof page>) =>
    widest({ filter: unfiltered }, held, came);
  expect(wider(page(20), page(10))).toEqual(page(10));
  expect(wider(page(10), page(20))).toEqual(page(10));
  expect(wider(page(10, null), page(20))).toEqual(page(10, null));
  expect(wider(page(10), page(20, null))).toEqual(page(20, null));
});
