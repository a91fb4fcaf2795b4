import { eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { touches } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { noteBeside } from "@/lib/dialogs/beside/note-beside";
import type { DialogChange } from "@/lib/live/publish";
import { findPerson } from "@/lib/patients/find-person";
import { sharePerson } from "@/lib/patients/hold-people";
import { type ConflictingEdit, ok, type Result, refused } from "@/lib/result";
import { type CheckedTouch, checkDraft } from "./check-draft";
import { citableFrom } from "./citable";
import { noteTouched, type PersonDialog, personDialogs } from "./person-dialogs";
import type { TouchDraft, TouchProblem } from "./types";

/** What was stored, and what screens are to be told. */
type SavedTouch = {
  touchId: number;
  changed: DialogChange[];
  /** Was it stored by a try before this one? */
  isRepeat?: boolean;
};

/**
 * What recording a touch came to. Since it was read, somebody else changed it (`theirs`: to what, where it is edited), or
 * withdrew it.
 */
export type Saved =
  | Result<SavedTouch, "notFound" | "changedMeanwhile" | "withdrawn">
  | ConflictingEdit<TouchDraft>
  | { ok: false; reason: "problems"; problems: TouchProblem[] };

/** A touch that is made with a person, and the dialog that it is made in, if it is made in one. */
export type NewTouch = {
  personId: number;
  dialogId: number | null;
  clientId: string;
  draft: TouchDraft;
};

/**
 * Records a touch with somebody who may be seen. One that is made in a dialog, or refers to a message, stands in that
 * dialog's thread as well. The same `clientId` again stores nothing: `recordTouch` looks at what was typed since.
 */
export async function createTouch(
  staff: Staff,
  { draft, ...made }: NewTouch,
  now = new Date(),
): Promise<Saved> {
  const { touch, problems } = checkDraft(draft, { zone: await clinicTimeZone(), now });
  return db().transaction(async (rows) => {
    const person = await findPerson(rows, { scope: staff.scope, id: made.personId });
    if (!person || !(await sharePerson(rows, person.id))) return refused("notFound");
    const { id: personId } = person;
    const dialogs = await personDialogs(rows, { scope: staff.scope, personId });
    const place = await placeOf(rows, { ...made, personId, dialogs, cited: draft.cited });
    if (place === "notFound") return refused("notFound");
    if (place === "notTheirs") problems.push({ field: "cited", reason: "notTheirs" });
    if (problems.length > 0 || place === "notTheirs") {
      return { ...refused("problems"), problems };
    }
    const { clientId } = made;
    const stored = await insert(
      rows,
      staff,
      { ...touch, ...place, personId, clientId },
      now,
    );
    return ok({ ...stored, changed: await noteTouched(rows, personId) });
  });
}

type Place = { dialog: PersonDialog | null; citedMessageId: number | null };

async function placeOf(
  rows: Rows,
  asked: {
    personId: number;
    dialogId: number | null;
    dialogs: PersonDialog[];
    cited: TouchDraft["cited"];
  },
): Promise<Place | "notFound" | "notTheirs"> {
  const { personId, dialogId, dialogs, cited } = asked;
  const dialog = dialogs.find(({ id }) => id === dialogId) ?? null;
  if (dialogId !== null && !dialog) return "notFound";
  if (cited === null || cited === "kept") return { dialog, citedMessageId: null };
  const from = await citableFrom(rows, { personId, dialogs, messageId: cited });
  if (from === null) return "notTheirs";
  return {
    dialog: dialog ?? dialogs.find(({ id }) => id === from) ?? null,
    citedMessageId: cited,
  };
}

async function insert(
  rows: Rows,
  staff: Staff,
  { dialog, ...touch }: CheckedTouch & Place & { personId: number; clientId: string },
  recordedAt: Date,
): Promise<Omit<SavedTouch, "changed">> {
  const [stored] = await rows
    .insert(touches)
    .values({ ...touch, dialogId: dialog?.id ?? null, authorId: staff.id, recordedAt })
    .onConflictDoNothing()
    .returning({ id: touches.id });
  if (!stored) return { touchId: await storedAs(rows, touch.clientId), isRepeat: true };
  if (dialog) {
    const place = { id: dialog.id, accountId: dialog.account.id };
    await noteBeside(rows, place, `touch-${stored.id}`);
  }
  await recordAudit(rows, auditOf(staff, "touch.created", stored.id));
  return { touchId: stored.id };
}

async function storedAs(rows: Rows, clientId: string): Promise<number> {
  const [stored] = await rows
    .select({ id: touches.id })
    .from(touches)
    .where(eq(touches.clientId, clientId));
  if (!stored) throw new Error("A touch was not stored.");
  return stored.id;
}

/** @package How the audit log tells what was done with a touch. */
export const auditOf = (staff: Staff, action: string, touchId: number) => ({
  staffId: staff.id,
  action,
  subject: "touch",
  subjectId: String(touchId),
});
