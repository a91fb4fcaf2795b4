import { db } from "@/db";
import { organisation } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { type Done, done, refused } from "@/lib/result";
import { isZone } from "@/lib/wall-clock";
import type { Clinic, ClinicRefusal } from "./types";

/** Saves what the clinic calls itself, and the zone in which every time is told. `byId` is the member of staff. */
export async function saveClinic(
  { name, timeZone }: Clinic,
  byId: number,
): Promise<Done<ClinicRefusal>> {
  if (name === "") return refused("name");
  if (!isZone(timeZone)) return refused("zone");
  await db().transaction(async (rows) => {
    await rows.update(organisation).set({ name, timeZone });
    await recordAudit(rows, {
      staffId: byId,
      action: "settings.changed",
      details: { timeZone },
    });
  });
  return done;
}
