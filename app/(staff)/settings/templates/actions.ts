"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { adminAction } from "@/lib/auth/guard";
import { Id } from "@/lib/id";
import { done } from "@/lib/result";
import { fetchTemplates } from "@/lib/templates/fetch-templates";
import type { RefreshAnswer } from "@/lib/templates/types";

const Credential = z.object({ credentialId: Id });

const refreshGuarded = adminAction(Credential, async ({ input }) => {
  const fetched = await fetchTemplates(input.credentialId);
  if (!fetched.ok) return fetched;
  revalidatePath("/settings/templates");
  return done;
});

/** Asks the provider for its templates now. */
export async function refresh(credentialId: number): Promise<RefreshAnswer> {
  return refreshGuarded({ credentialId });
}
