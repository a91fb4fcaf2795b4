import { together } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import { noteRows } from "./note-rows";
import { among, type Span, type Wanted, within } from "./source";
import { touchRows } from "./touch-rows";

/** The words that begin the rows' ids: `touch-12`. */
type Kind = "note" | "touch";

/** What stands beside the messages in a stretch of a dialog's thread, oldest first. One statement. */
export async function besideWithin(
  staff: Staff,
  dialogId: number,
  span: Span,
): Promise<BesideRow[]> {
  const wanted = within(span);
  return read(staff, dialogId, { note: wanted, touch: wanted });
}

/** The same by the rows' ids, as changes name them; what is not of this dialog is left out. */
export async function besideRows(
  staff: Staff,
  dialogId: number,
  ids: readonly string[],
): Promise<BesideRow[]> {
  if (ids.length === 0) return [];
  const wanted = (kind: Kind) => among(numbersOf(kind, ids));
  return read(staff, dialogId, { note: wanted("note"), touch: wanted("touch") });
}

async function read(
  staff: Staff,
  dialogId: number,
  wanted: Record<Kind, Wanted>,
): Promise<BesideRow[]> {
  const { note, touch } = await together({
    note: noteRows.ask({ staff, dialogId, wanted: wanted.note }),
    touch: touchRows.ask({ staff, dialogId, wanted: wanted.touch }),
  });
  return inOrder([...note.map(noteRows.asRow), ...touch.map(touchRows.asRow)]);
}

function numbersOf(kind: Kind, ids: readonly string[]): number[] {
  return ids
    .filter((id) => id.startsWith(`${kind}-`))
    .map((id) => Number(id.slice(kind.length + 1)));
}

const inOrder = (rows: BesideRow[]) =>
  rows.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
