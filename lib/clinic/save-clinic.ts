import { sql } from "drizzle-orm";
import { db } from "@/db";
import { organisation } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { type ConflictingEdit, type Done, done, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { isZone } from "@/lib/wall-clock";
import type { Clinic, ClinicRefusal } from "./types";
import { zoneNameAmong } from "./zone-name";

/** What the clinic calls itself and where it lives, and what the form said when it was opened. */
export type ClinicEdit = { typed: Clinic; seen: Clinic };

/**
 * Saves what was typed over of what the clinic calls itself, and of the zone in which every time is told; not over what
 * another admin changed meanwhile. `byId` is the member of staff.
 */
export async function saveClinic(
  { typed, seen }: ClinicEdit,
  byId: number,
): Promise<Done<ClinicRefusal> | ConflictingEdit<Clinic>> {
  if (typed.name === "") return refused("name");
  const timeZone = isZone(typed.timeZone) ? await knownToDatabase(typed.timeZone) : null;
  if (timeZone === null) return refused("zone");
  return storeClinic({ typed: { ...typed, timeZone }, seen }, byId);
}

/** What counts days there must know the zone too. */
async function knownToDatabase(zone: string): Promise<string | null> {
  const { rows } = await db().execute<{ name: string }>(
    sql`select name from pg_timezone_names`,
  );
  return zoneNameAmong(
    rows.map(({ name }) => name),
    zone,
  );
}

function storeClinic(
  { typed, seen }: ClinicEdit,
  byId: number,
): Promise<Done<ClinicRefusal> | ConflictingEdit<Clinic>> {
  return db().transaction(async (rows) => {
    const { name, timeZone } = organisation;
    const [present] = await rows
      .select({ name, timeZone })
      .from(organisation)
      .for("update");
    if (!present) throw new Error("There is no clinic.");
    const edit = threeWayMerge<Clinic>({ seen, present, typed });
    if (!edit.ok) return edit;
    if (Object.keys(edit.value).length === 0) return done;
    await rows.update(organisation).set(edit.value);
    await recordAudit(rows, {
      staffId: byId,
      action: "settings.changed",
      details: edit.value,
    });
    return done;
  });
}
