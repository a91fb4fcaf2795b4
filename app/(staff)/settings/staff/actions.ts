"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { adminAction } from "@/lib/auth/guard";
import { publishRenewed } from "@/lib/live/publish";
import { type ConflictingEdit, type Done, done } from "@/lib/result";
import {
  changeStaff,
  deactivateStaff,
  endStaffSessions,
  reactivateStaff,
  resetPassword,
} from "@/lib/staff/change";
import { StaffChangeForm, StaffDraftForm, StaffForm } from "@/lib/staff/input";
import { inviteStaff } from "@/lib/staff/invite";
import type { StaffAnswer, StaffChange } from "@/lib/staff/types";

/** Puts somebody on the staff and answers with their link. */
export const invite = adminAction(StaffDraftForm, async ({ staff, input }) => {
  const invited = await inviteStaff(input, staff.id);
  revalidatePath("/settings/staff");
  return invited.ok ? { ok: true, link: invited.value } : invited;
});

const changeGuarded = adminAction(
  StaffChangeForm,
  async ({ staff, input: { staffId, ...edit } }) =>
    answer(await changeStaff(staffId, edit, staff.id)),
);

const deactivateGuarded = adminAction(StaffForm, async ({ staff, input }) =>
  answer(await deactivateStaff(input.staffId, staff.id)),
);

const reactivateGuarded = adminAction(StaffForm, async ({ staff, input }) =>
  answer(await reactivateStaff(input.staffId, staff.id)),
);

const endGuarded = adminAction(StaffForm, async ({ staff, input }) =>
  answer(await endStaffSessions(input.staffId, staff.id)),
);

const resetGuarded = adminAction(StaffForm, async ({ staff, input }) => {
  const reset = await resetPassword(input.staffId, staff.id);
  const said = answer(reset);
  return reset.ok ? { ok: true as const, link: reset.value } : said;
});

/** The member's screens look at once whether they may still show what they show, and all, what they hear it by. */
function answer(result: Done | ConflictingEdit<StaffChange>): StaffAnswer {
  if (!result.ok) return result;
  after(() => publishRenewed("everybody"));
  revalidatePath("/settings/staff");
  return done;
}

/** Changes a member's name, role and accounts; `seen` is what the form said when it was opened. */
export async function change(staffId: number, typed: StaffChange, seen: StaffChange) {
  return changeGuarded({ staffId, typed, seen });
}

/** Ends a member's sessions and keeps them out. */
export async function deactivate(staffId: number) {
  return deactivateGuarded({ staffId });
}

/** Lets a deactivated member work again. */
export async function reactivate(staffId: number) {
  return reactivateGuarded({ staffId });
}

/** Signs a member out on every screen. */
export async function endSessions(staffId: number) {
  return endGuarded({ staffId });
}

/** Takes a member's password away and answers with the link for another one. */
export async function newLink(staffId: number): Promise<StaffAnswer> {
  return resetGuarded({ staffId });
}
