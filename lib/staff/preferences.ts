import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db";
import { staff } from "@/db/schema";
import { Id } from "@/lib/id";
import { type Preferences, usualPreferences } from "@/lib/staff/types";

const Flag = z.boolean();
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a member of staff chooses for themselves; a choice that is left out stays as it is. */
export const PreferencesInput = z
  .object({
    singleKeys: Flag,
    enterSends: Flag,
    sound: Flag,
    desktop: Flag,
    desktopNames: Flag,
    mutedAccounts: z.array(Id).max(500),
    quietHours: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable(),
  })
  .partial();

/** How a member of staff wants keys and notifications: what they never chose is as usual. */
export async function preferencesOf(staffId: number): Promise<Preferences> {
  const [row] = await db()
    .select({ preferences: staff.preferences })
    .from(staff)
    .where(eq(staff.id, staffId));
  const chosen = PreferencesInput.safeParse(row?.preferences ?? {});
  return { ...usualPreferences, ...(chosen.success ? given(chosen.data) : {}) };
}

/** Keeps what a member of staff chose, beside what they chose before, on another screen at once too. Safe to repeat. */
export async function choosePreferences(
  staffId: number,
  chosen: z.output<typeof PreferencesInput>,
): Promise<void> {
  const added = JSON.stringify(given(chosen));
  await db()
    .update(staff)
    .set({ preferences: sql`${staff.preferences} || ${added}::jsonb` })
    .where(eq(staff.id, staffId));
}

const given = (chosen: z.output<typeof PreferencesInput>): Partial<Preferences> =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
