import { and, desc, eq, isNull, or } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, touches } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { noteBeside } from "@/lib/dialogs/beside/note-beside";
import { calendarDay } from "@/lib/format";
import { findPerson } from "@/lib/patients/find-person";
import { sharePerson } from "@/lib/patients/hold-people";
import { ok, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { localOf } from "@/lib/wall-clock";
import { checkDraft, isDay } from "./check-draft";
import { citableFrom } from "./citable";
import { auditOf, createTouch, type NewTouch, type Saved } from "./create";
import { noteTouched, personDialogs } from "./person-dialogs";
import {
  hasDirection,
  type ManualKind,
  type TouchDirection,
  type TouchDraft,
  type TouchProblem,
} from "./types";

/** A touch, in the version that was looked at when it was decided to change it. */
export type SeenTouch = { touchId: number; version: number };

/** What was typed into the form of a touch, and what it had shown before. */
export type TouchEdit = SeenTouch & { draft: TouchDraft; seen: TouchDraft };

type Stored = typeof touches.$inferSelect;
type Change = Partial<Omit<Stored, "id">>;
type Told = { rows: Rows; staff: Staff; personId: number; zone: string; now: Date };
type Refusal = Extract<Saved, { ok: false }>;
type Decide = (versions: Versions, told: Told) => Promise<Change | Refusal>;

/**
 * Records a touch with somebody, once: over one that a try before this stored, whose answer was lost, is written what was
 * typed since.
 */
export async function recordTouch(
  staff: Staff,
  made: NewTouch,
  now = new Date(),
): Promise<Saved> {
  const saved = await createTouch(staff, made, now);
  if (!saved.ok || !saved.value.isRepeat) return saved;
  const { touchId } = saved.value;
  return editTouch(staff, { touchId, version: 1, draft: made.draft }, now);
}

/**
 * Writes a touch anew, where it was typed over: the earlier text stays readable. What somebody else changed meanwhile
 * is not written over unseen. Nothing is stored where nothing changes. Without `seen` it had shown what the version says.
 */
export function editTouch(
  staff: Staff,
  { draft, seen, ...touch }: Omit<TouchEdit, "seen"> & Partial<Pick<TouchEdit, "seen">>,
  now = new Date(),
): Promise<Saved> {
  return change(staff, touch, { action: "touch.edited", now }, async (versions, told) => {
    const { newest, shown } = versions;
    const present = formOf(newest, told.zone);
    const typed = asStored(draft, shown);
    const before = seen ? asStored(seen, shown) : formOf(shown, told.zone);
    const edit = threeWayMerge({ seen: before, present, typed });
    if (!edit.ok) return edit;
    if (Object.keys(edit.value).length === 0) return {};
    return storable({ ...present, ...edit.value }, newest, told);
  });
}

/** Takes a touch back. It stays on the record, marked. */
export const withdrawTouch = (staff: Staff, seen: SeenTouch): Promise<Saved> =>
  change(
    staff,
    seen,
    { action: "touch.withdrawn" },
    unchanged(async () => ({ withdrawn: true })),
  );

/** What was promised has been done. */
export const clearFollowUp = (staff: Staff, seen: SeenTouch): Promise<Saved> =>
  change(
    staff,
    seen,
    { action: "touch.followUpDone" },
    unchanged(async () => ({ followUpOn: null })),
  );

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
    unchanged(async (_versions, { zone }) => {
      if (!isDay(on)) return wrong([{ field: "followUpOn", reason: "noDate" }]);
      if (on < calendarDay(now.getTime(), zone))
        return wrong([{ field: "followUpOn", reason: "past" }]);
      return { followUpOn: on };
    }),
  );

/** Decides only about what nobody has changed since it was looked at, save to what is wanted: that is done already. */
const unchanged =
  (decide: Decide): Decide =>
  async (versions, told) => {
    const { newest, shown } = versions;
    const decided = await decide(versions, told);
    if (newest === shown || isRefusal(decided)) return decided;
    const fields = Object.keys(decided) as (keyof Change)[];
    const isDone = fields.every((field) => decided[field] === newest[field]);
    return isDone ? {} : refused("changedMeanwhile");
  };

/** Adds a version to a touch that may be seen, under a lock on its first one. */
async function change(
  staff: Staff,
  { touchId, version }: SeenTouch,
  { action, now = new Date() }: { action: string; now?: Date },
  decide: Decide,
): Promise<Saved> {
  const zone = await clinicTimeZone();
  return db().transaction(async (rows) => {
    const versions = await lockVersions(rows, { touchId, version });
    const personId = versions?.newest.personId;
    const person =
      personId && (await findPerson(rows, { scope: staff.scope, id: personId }));
    if (!versions || !person) return refused("notFound");
    const { newest } = versions;
    if (newest.withdrawn) return refused("withdrawn");
    const told = { rows, staff, personId: person.id, zone, now };
    const decided = await decide(versions, told);
    if (isRefusal(decided)) return decided;
    if (Object.keys(decided).length === 0) return ok({ touchId, changed: [] });
    await append(rows, { ...newest, ...decided, authorId: staff.id, recordedAt: now });
    await recordAudit(rows, auditOf(staff, action, touchId));
    return ok({ touchId, changed: await noteTouched(rows, person.id) });
  });
}

const isRefusal = (decided: Change | Refusal): decided is Refusal => "ok" in decided;

const wrong = (problems: TouchProblem[]): Refusal => ({
  ...refused("problems"),
  problems,
});

/** A touch as it stands, and as it was shown. */
type Versions = { newest: Stored; shown: Stored };

/**
 * What was recorded by hand, by the id of its first version; nobody adds another one meanwhile. Whom it is with is kept
 * from being erased before that, as by whoever records.
 */
async function lockVersions(
  rows: Rows,
  { touchId, version }: SeenTouch,
): Promise<Versions | null> {
  const [first] = await rows
    .select({ personId: touches.personId })
    .from(touches)
    .where(and(eq(touches.id, touchId), isNull(touches.rootId)));
  if (!first?.personId || !(await sharePerson(rows, first.personId))) return null;
  await rows
    .select({ id: touches.id })
    .from(touches)
    .where(eq(touches.id, touchId))
    .for("update");
  const versions = await rows
    .select()
    .from(touches)
    .where(or(eq(touches.id, touchId), eq(touches.rootId, touchId)))
    .orderBy(desc(touches.version));
  const [newest] = versions;
  const shown = versions.find((each) => each.version === version);
  return newest && shown ? { newest, shown } : null;
}

/** A touch as its form says it; what people record is of no other kind. */
function formOf(touch: Stored, zone: string): TouchDraft {
  const { outcome, text, followUpOn, citedMessageId } = touch;
  const kind = touch.kind as ManualKind;
  const direction = touch.direction as TouchDirection | null;
  const [date = "", time = ""] = localOf(touch.at, zone).split("T");
  return {
    kind,
    direction,
    date,
    time,
    outcome,
    text,
    followUpOn,
    cited: citedMessageId,
  };
}

/** What a form says, as it would be kept; what it left cited is what had been `shown` so. */
function asStored(form: TouchDraft, { citedMessageId }: Stored): TouchDraft {
  const direction = hasDirection(form.kind) ? form.direction : null;
  const cited = form.cited === "kept" ? citedMessageId : form.cited;
  return { ...form, direction, cited };
}

/** What a touch is to say from now on, or what is wrong with it. */
async function storable(
  draft: TouchDraft,
  newest: Stored,
  told: Told,
): Promise<Change | Refusal> {
  const { touch, problems } = checkDraft(draft, { ...told, present: newest });
  const citedMessageId = await citedBy(draft, newest, told);
  if (citedMessageId === "notTheirs") {
    problems.push({ field: "cited", reason: "notTheirs" });
    return wrong(problems);
  }
  return problems.length > 0 ? wrong(problems) : { ...touch, citedMessageId };
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
