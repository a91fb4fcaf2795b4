"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/auth/guard";
import { ClinicForm } from "@/lib/clinic/input";
import { saveClinic } from "@/lib/clinic/save-clinic";
import { HoursForm } from "@/lib/hours/input";
import { saveHours } from "@/lib/hours/opening-hours";
import type { OpeningHours } from "@/lib/hours/types";
import type { Done } from "@/lib/result";

const saveGuarded = adminAction(HoursForm, async ({ staff, input }) => {
  const saved = await saveHours(input.accountId, input.hours, staff.id);
  revalidatePath("/settings/hours");
  return saved;
});

/** Saves the clinic's name and its time zone. */
export const clinic = adminAction(ClinicForm, async ({ staff, input }) => {
  const saved = await saveClinic(input, staff.id);
  if (saved.ok) revalidatePath("/", "layout");
  return saved;
});

/** Saves when an account is answered, and what it says by itself when it is not. */
export async function save(accountId: number, hours: OpeningHours): Promise<Done> {
  return saveGuarded({ accountId, hours });
}
