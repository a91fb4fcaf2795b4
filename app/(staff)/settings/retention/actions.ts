"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/auth/guard";
import { RetentionEditForm, RetentionForm } from "@/lib/records/input";
import { previewRetention, saveRetention } from "@/lib/records/retention";
import type { RetentionAnswer, RetentionMonths } from "@/lib/records/types";

const previewGuarded = adminAction(RetentionForm, async ({ input }) => ({
  ok: true as const,
  preview: await previewRetention(input),
}));

const saveGuarded = adminAction(RetentionEditForm, async ({ staff, input }) => {
  const saved = await saveRetention(input, staff.id);
  if (!saved.ok) return saved;
  revalidatePath("/settings/retention");
  return { ok: true as const, preview: await previewRetention(saved.value) };
});

/** Says what would go now under such a setting, and changes nothing. */
export async function preview(months: RetentionMonths): Promise<RetentionAnswer> {
  return previewGuarded(months);
}

/**
 * Sets after how many months messages and raw deliveries are deleted; `seen` is what the form said when it was opened.
 */
export async function save(
  typed: RetentionMonths,
  seen: RetentionMonths,
): Promise<RetentionAnswer> {
  return saveGuarded({ typed, seen });
}
