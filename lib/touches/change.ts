import { and, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, touches } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { noteBeside } from "@/lib/dialogs/beside/note-beside";
import { calendarDay } from "@/lib/format";
import { findPerson } from "@/lib/patients/find-person";
import { ok, refused } from "@/lib/result";
import { checkDraft, isDay } from "./check-draft";
import { citableFrom } from "./citable";
import { auditOf, type Saved } from "./create";
import { noteTouched, personDialogs } from "./person-dialogs";
import type { TouchDraft, TouchProblem } from "./types";

/** A touch, in the version that was looked at when it was decided to change it. */
export type SeenTouch = { touchId: number; version: number };

type Stored = typeof touches.$inferSelect;
type Change = Partial<Omit<Stored, "id">>;
type Told = { rows: Rows; staff: Staff; personId: number; zone: string; now: Date };

/** Writes a touch anew: the earlier text stays readable. What somebody else changed meanwhile is not written over. */
export function editTouch(
  staff: Staff,
  { draft, ...seen }: SeenTouch & { draft: TouchDraft },
  now = new Date(),
): Promise<Saved> {
  return change(staff, seen, { action: "touch.edited", now }, async (newest, told) => {
    const { touch, problems } = checkDraft(draft, { ...told, present: newest });
    const citedMessageId = await citedBy(draft, newest, told);
    if (citedMessageId === "notTheirs") {
      problems.push({ field: "cited", reason: "notTheirs" });
      return problems;
    }
    return problems.length > 0 ? problems : { ...touch, citedMessageId };
  });
}

/** Takes a touch back. It stays on the record, marked. */
export const withdrawTouch = (staff: Staff, seen: SeenTouch): Promise<Saved> =>
  change(staff, seen, { action: "touch.withdrawn" }, async () => ({ withdrawn: true }));

/** What was promised has been done. */
export const clearFollowUp = (staff: Staff, seen: SeenTouch): Promise<Saved> =>
  change(staff, seen, { action: "touch.followUpDone" }, async () => ({
    followUpOn: null,
  }));

/** What was promised is to be done on another day, today at the earliest. */
export const moveFollowUp = (
  staff: Staff,
  { on, ...seen }: SeenTouch & { on: string },
  now = new Date(),
): Promise<Saved> =>
  change(
    staff,
    seen,
    { action: "touch.followUpMoved", now },
    async (_newest, { zone }) => {
      if (!isDay(on)) return [{ field: "followUpOn", reason: "noDate" }];
      if (on < calendarDay(now.getTime(), zone))
        return [{ field: "followUpOn", reason: "past" }];
      return { followUpOn: on };
    },
  );

/** Adds a version to a touch that may be seen, under a lock on its first one. */
async function change(
  staff: Staff,
  { touchId, version }: SeenTouch,
  { action, now = new Date() }: { action: string; now?: Date },
  decide: (newest: Stored, told: Told) => Promise<Change | TouchProblem[]>,
): Promise<Saved> {
  const zone = await clinicTimeZone();
  return db().transaction(async (rows) => {
    const newest = await lockNewest(rows, touchId);
    const person =
      newest?.personId &&
      (await findPerson(rows, { scope: staff.scope, id: newest.personId }));
    if (!newest || !person) return refused("notFound");
    if (newest.version !== version || newest.withdrawn)
      return refused("changedMeanwhile");
    const told = { rows, staff, personId: person.id, zone, now };
    const decided = await decide(newest, told);
    if (Array.isArray(decided)) return { ...refused("problems"), problems: decided };
    await append(rows, { ...newest, ...decided, authorId: staff.id, recordedAt: now });
    await recordAudit(rows, auditOf(staff, action, touchId));
    return ok({ touchId, changed: await noteTouched(rows, person.id) });
  });
}

/** The newest version of what was recorded by hand, by the id of the first; nobody adds another one meanwhile. */
async function lockNewest(rows: Rows, touchId: number): Promise<Stored | null> {
  const [first] = await rows
    .select({ id: touches.id })
    .from(touches)
    .where(
      and(eq(touches.id, touchId), isNull(touches.rootId), isNotNull(touches.personId)),
    )
    .for("update");
  if (!first) return null;
  const [newest] = await rows
    .select()
    .from(touches)
    .where(or(eq(touches.id, touchId), eq(touches.rootId, touchId)))
    .orderBy(desc(touches.version))
    .limit(1);
  return newest ?? null;
}

async function append(rows: Rows, { id, ...next }: Stored): Promise<void> {
  const rootId = next.rootId ?? id;
  await rows
    .insert(touches)
    .values({ ...next, rootId, version: next.version + 1, clientId: null });
  if (next.dialogId === null) return;
  const [dialog] = await rows
    .select({ id: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.id, next.dialogId));
  if (dialog) await noteBeside(rows, dialog, `touch-${rootId}`);
}

async function citedBy(
  { cited }: TouchDraft,
  newest: Stored,
  { rows, staff, personId }: Told,
): Promise<number | null | "notTheirs"> {
  if (cited === "kept" || cited === newest.citedMessageId) return newest.citedMessageId;
  if (cited === null) return null;
  const dialogs = await personDialogs(rows, { scope: staff.scope, personId });
  const from = await citableFrom(rows, { personId, dialogs, messageId: cited });
  return from === null ? "notTheirs" : cited;
}
