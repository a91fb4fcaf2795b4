"use server";

import type { z } from "zod";
import { staffAction } from "@/lib/auth/guard";
import { choosePreferences, PreferencesInput } from "@/lib/auth/preferences";
import { done } from "@/lib/result";

const chooseGuarded = staffAction(PreferencesInput, async ({ staff, input }) => {
  await choosePreferences(staff.id, input);
  return done;
});

/** Keeps what a member of staff chose for themselves: keys, sound, notifications. */
export async function choose(chosen: z.input<typeof PreferencesInput>) {
  return chooseGuarded(chosen);
}
