import { holdRows } from "@/components/inbox/list/hold-rows";
import type { DialogRow } from "@/lib/dialogs/types/row";

/** Rows by their ids; the higher the minute, the newer. */
const row = (id: number, minute: number, more: Partial<DialogRow> = {}) =>
  ({
    id,
    activityAt: `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`,
    closed: false,
    ...more,
  }) as DialogRow;

const ruth = row(1, 30);
const elena = row(2, 20);
const kenji = row(3, 10);

/** Holds a list that was drawn as `before` and is `now`. */
function hold(
  before: DialogRow[],
  now: DialogRow[],
  {
    isHeld = true,
    openId = null as number | null,
    elsewhere = [] as DialogRow[],
    own = null as number | null,
  } = {},
) {
  const known = new Map([...before, ...elsewhere, ...now].map((one) => [one.id, one]));
  const loadedRow = (id: number) => known.get(id);
  const isOwnDeed = (id: number) => id === own;
  const held = holdRows({
    rows: now,
    standing: before,
    isHeld,
    openId,
    loadedRow,
    isOwnDeed,
  });
  return { ...held, ids: held.rows.map(({ id }) => id) };
}

test("nobody is at the list: it is drawn as it is", () => {
  const news = row(3, 40);
  const drawn = hold([ruth, elena, kenji], [news, ruth, elena], { isHeld: false });
  expect(drawn.ids).toEqual([3, 1, 2]);
  expect(drawn.waiting).toBe(0);
});

test("Kenji writes while somebody points at Elena: his row stays, shows it, and waits to move up", () => {
  const news = row(3, 40, { unread: 1 });
  const drawn = hold([ruth, elena, kenji], [news, ruth, elena]);
  expect(drawn.ids).toEqual([1, 2, 3]);
  expect(drawn.rows[2]).toMatchObject({ unread: 1 });
  expect(drawn.waiting).toBe(1);
});

test("the first in the list writes again: that moves nothing, and nobody is told that something waits", () => {
  expect(hold([ruth, elena], [row(1, 40), elena]).waiting).toBe(0);
  expect(hold([ruth, elena, kenji], [row(1, 50), row(2, 40), kenji]).waiting).toBe(0);
  expect(hold([ruth, elena, kenji], [row(2, 50), row(1, 40), kenji]).waiting).toBe(1);
});

test("what one wrote oneself is no news, wherever it brings its dialog", () => {
  const own = { preview: { isOwn: true } as DialogRow["preview"] };
  const answered = hold([ruth, elena, kenji], [row(3, 40, own), ruth, elena]);
  expect(answered).toMatchObject({ ids: [1, 2, 3], waiting: 0 });
  expect(hold([ruth, elena], [row(4, 50, own), ruth, elena]).waiting).toBe(0);
});

test("whoever is new waits above, and is counted until the list is let go", () => {
  const marta = row(4, 50);
  const first = hold([ruth, elena], [marta, ruth, elena]);
  expect(first).toMatchObject({ ids: [1, 2], waiting: 1 });
  expect(hold([ruth, elena], [marta, ruth, elena], { isHeld: false }).ids).toEqual([
    4, 1, 2,
  ]);
});

test("a dialog that a colleague closed stays under the pointer, closed", () => {
  const closed = row(2, 20, { closed: true });
  const drawn = hold([ruth, elena, kenji], [ruth, kenji], { elsewhere: [closed] });
  expect(drawn.ids).toEqual([1, 2, 3]);
  expect(drawn.rows[1]?.closed).toBe(true);
  expect(drawn.waiting).toBe(0);
});

test("a further page is added below, and stands still from then on", () => {
  const page = [row(5, 5), row(6, 4)];
  const drawn = hold([ruth, elena], [ruth, elena, ...page]);
  expect(drawn.ids).toEqual([1, 2, 5, 6]);
  expect(drawn.standing.map(({ id }) => id)).toEqual([1, 2, 5, 6]);
});

test("what one closes oneself leaves at once, though the others are held", () => {
  const closed = row(2, 20, { closed: true });
  const own = { elsewhere: [closed], own: 2 };
  expect(hold([ruth, elena, kenji], [ruth, kenji], own).ids).toEqual([1, 3]);
});

test("the open dialog keeps its place in a list of unread ones that it is read out of", () => {
  const open = { isHeld: false, openId: 2, elsewhere: [elena] };
  expect(hold([ruth, elena, kenji], [ruth, kenji], open).ids).toEqual([1, 2, 3]);
  expect(hold([ruth, elena, kenji], [ruth, kenji], { ...open, openId: 1 }).ids).toEqual([
    1, 3,
  ]);
});

test("closed, the open dialog goes", () => {
  const closed = row(2, 20, { closed: true });
  const open = { isHeld: false, openId: 2, elsewhere: [closed] };
  expect(hold([ruth, elena, kenji], [ruth, kenji], open).ids).toEqual([1, 3]);
});

test("what one brought back oneself is at its place at once, though somebody is at the list", () => {
  const now = [ruth, elena, kenji];
  expect(hold([ruth, kenji], now, { own: 2 })).toMatchObject({
    ids: [1, 2, 3],
    waiting: 0,
  });
  expect(hold([elena, kenji], now, { own: 1 })).toMatchObject({
    ids: [1, 2, 3],
    waiting: 0,
  });
  const later = hold([ruth, kenji], [row(3, 40), ruth, elena], { own: 2 });
  expect(later).toMatchObject({ ids: [1, 3, 2], waiting: 1 });
});
