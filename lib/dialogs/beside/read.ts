import type { Staff } from "@/lib/auth/current-staff";
import type { BesideRow } from "@/lib/dialogs/types";
import { noteRows } from "./note-rows";
import { among, type BesideSource, type Span, within } from "./source";
import { touchRows } from "./touch-rows";

/** Each kind by the word that begins its rows' ids (`touch-12`). A new kind is one more line. */
const sources = { note: noteRows, touch: touchRows } satisfies Record<
  string,
  BesideSource
>;

type Kind = keyof typeof sources;
const kinds = Object.keys(sources) as Kind[];

/** What stands beside the messages in a stretch of a dialog's thread, oldest first. */
export async function besideWithin(
  staff: Staff,
  dialogId: number,
  span: Span,
): Promise<BesideRow[]> {
  const read = kinds.map((kind) => sources[kind](staff, dialogId, within(span)));
  return inOrder((await Promise.all(read)).flat());
}

/** The same by the rows' ids, as changes name them; what is not of this dialog is left out. */
export async function besideRows(
  staff: Staff,
  dialogId: number,
  ids: readonly string[],
): Promise<BesideRow[]> {
  const read = kinds.map((kind) => {
    const own = numbersOf(kind, ids);
    return own.length > 0 ? sources[kind](staff, dialogId, among(own)) : [];
  });
  return inOrder((await Promise.all(read)).flat());
}

function numbersOf(kind: Kind, ids: readonly string[]): number[] {
  return ids
    .filter((id) => id.startsWith(`${kind}-`))
    .map((id) => Number(id.slice(kind.length + 1)));
}

const inOrder = (rows: BesideRow[]) =>
  rows.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
