import type { DialogRow } from "@/lib/dialogs/types/row";

/** Where a row stands, and when it last moved there. */
type Standing = Pick<DialogRow, "id" | "activityAt">;

/** The rows as they are drawn, where they stand from now on, and how many have news of others that would move them up. */
export type HeldRows = {
  rows: DialogRow[];
  standing: readonly Standing[];
  waiting: number;
};

type Wanted = {
  /** The list as it is. */
  rows: DialogRow[];
  /** How it was drawn before. */
  standing: readonly Standing[];
  /** Somebody points at a row, has the focus on it, or reads further down: nothing may move. */
  isHeld: boolean;
  /** The open dialog keeps its row, though it is not what the list is narrowed to any more. */
  openId: number | null;
  /** A dialog as it is, wherever it stands; not one that comes with a further page. */
  loadedRow(id: number): DialogRow | undefined;
  /** Did the reader just do something to it? What that takes out of the list is not held: it was asked for. */
  isOwnDeed(id: number): boolean;
};

/**
 * Rows that do not move under the pointer: while they are held, each stays where it is and shows its news there; what
 * is new waits above, and further pages are added below. Otherwise the list is drawn as it is.
 */
export function holdRows(wanted: Wanted): HeldRows {
  return wanted.isHeld && wanted.standing.length > 0 ? held(wanted) : released(wanted);
}

function held({ rows, loadedRow, isOwnDeed, ...before }: Wanted): HeldRows {
  const listed = new Set(rows.map(({ id }) => id));
  const standing = before.standing.filter(({ id }) => listed.has(id) || !isOwnDeed(id));
  const stood = new Map(standing.map((one) => [one.id, one]));
  const lowest = rows.findLastIndex(({ id }) => stood.has(id));
  const below = rows.slice(lowest + 1);
  const above = rows
    .slice(0, lowest + 1)
    .filter(({ id }) => !stood.has(id) && !isOwnDeed(id));
  const stayed = standing.flatMap(({ id }) => loadedRow(id) ?? []);
  const here = withOwn(stayed, rows.slice(0, lowest + 1), isOwnDeed);
  const risen = risenIn(here, rows).filter(
    ({ id, activityAt }) => activityAt > (stood.get(id)?.activityAt ?? activityAt),
  );
  return {
    rows: [...here, ...below],
    standing: [...here.map((row) => stood.get(row.id) ?? row), ...below],
    waiting: [...above, ...risen].filter(isNews).length,
  };
}

/** The drawn rows that stand beneath one which the list has after them. */
function risenIn(drawn: DialogRow[], rows: DialogRow[]): DialogRow[] {
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  let lowest = -1;
  return drawn.filter(({ id }) => {
    const place = places.get(id) ?? lowest;
    const isRisen = place < lowest;
    lowest = Math.max(lowest, place);
    return isRisen;
  });
}

/** What the reader wrote is no news to them. */
const isNews = ({ preview }: DialogRow) => !preview?.isOwn;

/** What the reader brought back stands at its place at once: before the next row that the list has after it. */
function withOwn(
  stayed: DialogRow[],
  rows: DialogRow[],
  isOwnDeed: Wanted["isOwnDeed"],
): DialogRow[] {
  const stands = new Set(stayed.map(({ id }) => id));
  return rows.reduceRight((drawn, row, index) => {
    if (stands.has(row.id) || !isOwnDeed(row.id)) return drawn;
    const next = rows
      .slice(index + 1)
      .find(({ id }) => drawn.some((one) => one.id === id));
    const at = next ? drawn.findIndex(({ id }) => id === next.id) : drawn.length;
    return drawn.toSpliced(at, 0, row);
  }, stayed);
}

function released({ rows, standing, openId, loadedRow }: Wanted): HeldRows {
  const index = standing.findIndex(({ id }) => id === openId);
  const open = openId === null ? undefined : loadedRow(openId);
  const isLeft = index >= 0 && !rows.some(({ id }) => id === openId);
  const drawn =
    isLeft && open && open.closed === rows[0]?.closed
      ? rows.toSpliced(index, 0, open)
      : rows;
  return { rows: drawn, standing: drawn, waiting: 0 };
}
