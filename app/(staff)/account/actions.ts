"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { staffAction } from "@/lib/auth/guard";
import { publishRenewed } from "@/lib/live/publish";
import { done } from "@/lib/result";
import { OwnPasswordForm, SessionForm } from "@/lib/staff/input";
import { changeOwnPassword, endOwnSessions } from "@/lib/staff/own-account";

/** Changes one's own password. */
export const changePassword = staffAction(OwnPasswordForm, async ({ staff, input }) => {
  const changed = await changeOwnPassword(staff, input);
  if (!changed.ok) return changed;
  after(() => publishRenewed("everybody"));
  revalidatePath("/account");
  return changed;
});

const endGuarded = staffAction(SessionForm, async ({ staff, input }) => {
  await endOwnSessions(staff, input.sessionId);
  after(() => publishRenewed("everybody"));
  revalidatePath("/account");
  return done;
});

/** Ends one of one's own sessions; with null all of them. */
export async function endSession(sessionId: string | null) {
  return endGuarded({ sessionId });
}
