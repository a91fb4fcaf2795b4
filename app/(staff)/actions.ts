"use server";

import { staffAction } from "@/lib/auth/guard";
import { done } from "@/lib/result";
import { choosePreferences, PreferencesInput } from "@/lib/staff/preferences";
import type { Preferences } from "@/lib/staff/types";

const chooseGuarded = staffAction(PreferencesInput, async ({ staff, input }) => {
  await choosePreferences(staff.id, input);
  return done;
});

/** Keeps what a member of staff chose for themselves: keys, sound, notifications. */
export async function choose(chosen: Partial<Preferences>) {
  return chooseGuarded(chosen);
}
