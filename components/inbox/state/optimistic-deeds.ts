import type { DialogRow } from "@/lib/dialogs/types/row";
import type { InboxState } from "./model";

/**
 * What this member of staff has just done to a dialog as its row will show it, before the server's answers know it.
 * `storedAt` is this screen's clock when the server had done it; null until then. It goes with the first catch-up
 * asked after that, which brings the row as it is. `number` tells a later deed from an earlier one under way.
 */
export type Deed = {
  patch: Partial<DialogRow>;
  number: number;
  storedAt: number | null;
};

type Deeds = InboxState["deeds"];

/**
 * Shows a deed at once, together with those before it that the server has not answered. What is marked unread is not
 * taken as seen any more.
 */
export function did(
  state: InboxState,
  dialogId: number,
  patch: Partial<DialogRow>,
): InboxState {
  const held = state.deeds.get(dialogId);
  const deed = {
    patch: { ...held?.patch, ...patch },
    number: (held?.number ?? 0) + 1,
    storedAt: null,
  };
  const deeds = new Map(state.deeds).set(dialogId, deed);
  if (!patch.unread) return { ...state, deeds };
  const floors = new Map(state.floors);
  floors.delete(dialogId);
  return { ...state, deeds, floors };
}

/** The server answered a deed: done, or not, and then nothing is left of it. Only the latest of a dialog counts. */
export function deedAnswered(
  state: InboxState,
  { dialogId, number, isDone }: { dialogId: number; number: number; isDone: boolean },
): InboxState {
  const held = state.deeds.get(dialogId);
  if (held?.number !== number) return state;
  const deeds = new Map(state.deeds);
  if (!isDone) deeds.delete(dialogId);
  else deeds.set(dialogId, { ...held, storedAt: state.clock + 1 });
  return { ...state, deeds, clock: state.clock + (isDone ? 1 : 0) };
}

/** A row as it will be once the server's answers know what was done to it. */
export function withDeed(deeds: Deeds, row: DialogRow): DialogRow {
  const deed = deeds.get(row.id);
  return deed ? { ...row, ...deed.patch } : row;
}
