"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/auth/guard";
import { CannedForm, CannedId } from "@/lib/replies/input";
import { removeCanned, saveCanned } from "@/lib/replies/save-canned";
import type { CannedAnswer, CannedEdit } from "@/lib/replies/types";

const save = adminAction(CannedForm, async ({ staff, input }) =>
  shown(await saveCanned(input, staff.id)),
);

const remove = adminAction(CannedId, async ({ staff, input }) =>
  shown(await removeCanned(input.id, staff.id)),
);

/** Adds a canned reply, or changes one. */
export async function saveReply(edit: CannedEdit): Promise<CannedAnswer> {
  return save(edit);
}

/** Takes a canned reply away. */
export async function removeReply(id: number): Promise<CannedAnswer> {
  return remove({ id });
}

function shown(answer: CannedAnswer): CannedAnswer {
  if (answer.ok) revalidatePath("/settings/replies");
  return answer;
}
