"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/auth/guard";
import { RetentionForm } from "@/lib/records/input";
import { previewRetention, saveRetention } from "@/lib/records/retention";
import type { RetentionAnswer, RetentionMonths } from "@/lib/records/types";

const previewGuarded = adminAction(RetentionForm, async ({ input }) => ({
  ok: true as const,
  preview: await previewRetention(input),
}));

const saveGuarded = adminAction(RetentionForm, async ({ staff, input }) => {
  await saveRetention(input, staff.id);
  revalidatePath("/settings/retention");
  return { ok: true as const, preview: await previewRetention(input) };
});

/** Says what would go now under such a setting, and changes nothing. */
export async function preview(months: RetentionMonths): Promise<RetentionAnswer> {
  return previewGuarded(months);
}

/** Sets after how many months messages and raw deliveries are deleted. */
export async function save(months: RetentionMonths): Promise<RetentionAnswer> {
  return saveGuarded(months);
}
