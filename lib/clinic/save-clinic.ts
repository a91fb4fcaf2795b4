import { db } from "@/db";
import { organisation } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { type Done, done, type Meanwhile, refused } from "@/lib/result";
import { typedOver } from "@/lib/typed-over";
import { isZone } from "@/lib/wall-clock";
import type { Clinic, ClinicRefusal } from "./types";

/** What the clinic calls itself and where it lives, and what the form said when it was opened. */
export type ClinicEdit = { typed: Clinic; seen: Clinic };

/**
 * Saves what was typed over of what the clinic calls itself, and of the zone in which every time is told; not over what
 * another admin changed meanwhile. `byId` is the member of staff.
 */
export async function saveClinic(
  { typed, seen }: ClinicEdit,
  byId: number,
): Promise<Done<ClinicRefusal> | Meanwhile<Clinic>> {
  if (typed.name === "") return refused("name");
  if (!isZone(typed.timeZone)) return refused("zone");
  return db().transaction(async (rows) => {
    const { name, timeZone } = organisation;
    const [present] = await rows
      .select({ name, timeZone })
      .from(organisation)
      .for("update");
    if (!present) throw new Error("There is no clinic.");
    const edit = typedOver<Clinic>({ seen, present, typed });
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
