"use server";

import { after } from "next/server";
import type { Staff } from "@/lib/auth/current-staff";
import { staffAction } from "@/lib/auth/guard";
import { publishChanged } from "@/lib/live/publish";
import {
  clearFollowUp,
  editTouch,
  moveFollowUp,
  recordTouch,
  type SeenTouch,
  type TouchEdit,
  withdrawTouch,
} from "@/lib/touches/change";
import type { NewTouch, Saved } from "@/lib/touches/create";
import { countDue } from "@/lib/touches/follow-ups";
import { EditInput, MoveInput, NewTouchInput, SeenTouchInput } from "@/lib/touches/input";
import type { TouchAnswer } from "@/lib/touches/types";

const createGuarded = staffAction(NewTouchInput, async ({ staff, input }) =>
  answer(staff, await recordTouch(staff, input)),
);

const editGuarded = staffAction(EditInput, async ({ staff, input }) =>
  answer(staff, await editTouch(staff, input)),
);

const withdrawGuarded = staffAction(SeenTouchInput, async ({ staff, input }) =>
  answer(staff, await withdrawTouch(staff, input)),
);

const doneGuarded = staffAction(SeenTouchInput, async ({ staff, input }) =>
  answer(staff, await clearFollowUp(staff, input)),
);

const moveGuarded = staffAction(MoveInput, async ({ staff, input }) =>
  answer(staff, await moveFollowUp(staff, input)),
);

/** Screens hear of it after the answer. */
async function answer(staff: Staff, saved: Saved): Promise<TouchAnswer> {
  if (!saved.ok) return saved;
  const { touchId, changed } = saved.value;
  after(() => publishChanged(changed));
  return { ok: true, touchId, due: await countDue(staff) };
}

/** Records a touch with a person. */
export async function create(made: NewTouch) {
  return createGuarded(made);
}

/** Writes a touch anew; the earlier text is kept. */
export async function edit(edited: TouchEdit) {
  return editGuarded(edited);
}

/** Takes a touch back; it stays on the record, marked. */
export async function withdraw(seen: SeenTouch) {
  return withdrawGuarded(seen);
}

/** What was promised has been done. */
export async function followUpDone(seen: SeenTouch) {
  return doneGuarded(seen);
}

/** What was promised is to be done on another day. */
export async function followUpMoved(moved: SeenTouch & { on: string }) {
  return moveGuarded(moved);
}
