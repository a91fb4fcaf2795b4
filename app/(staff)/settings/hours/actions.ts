"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/auth/guard";
import { ClinicForm } from "@/lib/clinic/input";
import { saveClinic } from "@/lib/clinic/save-clinic";
import type { Clinic } from "@/lib/clinic/types";
import { HoursForm } from "@/lib/hours/input";
import { saveHours } from "@/lib/hours/opening-hours";
import type { OpeningHours } from "@/lib/hours/types";
import type { ConflictingEdit, Done } from "@/lib/result";

const saveGuarded = adminAction(HoursForm, async ({ staff, input }) => {
  const { accountId, ...edit } = input;
  const saved = await saveHours(accountId, edit, staff.id);
  revalidatePath("/settings/hours");
  return saved;
});

const clinicGuarded = adminAction(ClinicForm, async ({ staff, input }) => {
  const saved = await saveClinic(input, staff.id);
  if (saved.ok) revalidatePath("/", "layout");
  return saved;
});

/** Saves the clinic's name and its time zone; `seen` is what the form said when it was opened. */
export async function clinic(
  typed: Clinic,
  seen: Clinic,
): Promise<Done | ConflictingEdit<Clinic>> {
  return clinicGuarded({ typed, seen });
}

/**
 * Saves when an account is answered, and what it says by itself when it is not; `seen` is what the form said when it was
 * opened.
 */
export async function save(
  accountId: number,
  typed: OpeningHours,
  seen: OpeningHours,
): Promise<Done | ConflictingEdit<OpeningHours>> {
  return saveGuarded({ accountId, typed, seen });
}
