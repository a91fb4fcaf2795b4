"use server";

import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { adminAction } from "@/lib/auth/guard";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { checkAll } from "@/lib/health/check-all";
import { NothingForm, ReplayForm } from "@/lib/health/input";
import { replayDeliveries } from "@/lib/health/replay";

/** Looking for lost messages asks politely, which takes its time: it comes after the answer. */
const checkGuarded = adminAction(NothingForm, async ({ staff }) => {
  const unchecked = await checkAll(staff.id);
  after(reconcile);
  revalidatePath("/", "layout");
  return { ok: true as const, unchecked };
});

const replayGuarded = adminAction(ReplayForm, async ({ staff, input }) => {
  const replayed = await replayDeliveries(input.ids, staff.id);
  revalidatePath("/settings/health");
  return replayed;
});

/** Asks every provider whether its accounts still work. */
export async function checkAccounts() {
  return checkGuarded({});
}

/** Tries quarantined events again. */
export async function replay(ids: number[]) {
  return replayGuarded({ ids });
}
