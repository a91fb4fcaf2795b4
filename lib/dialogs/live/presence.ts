import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { dialogs, presences } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import type { Attendance, Attendant } from "@/lib/dialogs/types/presence";
import { visibleDialog } from "@/lib/dialogs/visible";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";

/** A tab says again where it is every twenty seconds; one that missed two of them is gone. */
const absentAfter = sql`interval '50 seconds'`;
/** Who types says so every three seconds. */
const idleAfter = sql`interval '8 seconds'`;

const isThere = sql`${presences.seenAt} > now() - ${absentAfter}`;
const isTyping = sql<boolean>`bool_or(coalesce(${presences.typedAt} > now() - ${idleAfter}, false))`;

/**
 * Notes which dialog a tab of a member of staff shows, and whether they write there. Answers with the dialogs where
 * colleagues see something else than before: however many tabs show a dialog, its reader is there once.
 */
export async function keepPresence(
  staff: Staff,
  { tab, dialogId, typing }: Attendance,
): Promise<Result<DialogChange[], "notFound">> {
  const maySee = dialogId === null || (await visibleDialog(staff, dialogId));
  if (!maySee) return refused("notFound");
  const changed = await db().transaction(async (rows) => {
    const before = await whereIs(rows, staff.id);
    await note(rows, staff.id, { tab, dialogId, typing });
    return differing(before, await whereIs(rows, staff.id));
  });
  return ok(changed.length === 0 ? [] : await accountsOf(changed));
}

/** Which colleagues are at which dialogs at this moment, each once for a dialog; only what the asking one may see. */
export async function attendants(staff: Staff): Promise<Attendant[]> {
  const { rows } = await db().execute<{
    dialog_id: string;
    staff_id: string;
    name: string;
    typing: boolean;
  }>(sql`
    select ${presences.dialogId} as dialog_id, staff.id as staff_id, staff.name, ${isTyping} as typing
    from ${presences}
    join staff on staff.id = ${presences.staffId}
    join dialogs on dialogs.id = ${presences.dialogId}
    where ${isThere} and staff.id <> ${staff.id}
      and ${inScope(staff.scope, sql`dialogs.account_id`)}
    group by ${presences.dialogId}, staff.id, staff.name
    order by staff.name, staff.id`);
  return rows.map(({ dialog_id, staff_id, name, typing }) => ({
    dialogId: Number(dialog_id),
    colleague: { id: Number(staff_id), name },
    typing,
  }));
}

/** A tab that left says nothing more; one that went silent is cleared away by the next that speaks. */
async function note(rows: Rows, staffId: number, { tab, dialogId, typing }: Attendance) {
  const own = eq(presences.staffId, staffId);
  const stale = lt(presences.seenAt, sql`now() - ${absentAfter}`);
  await rows.delete(presences).where(and(own, stale));
  if (dialogId === null) {
    await rows.delete(presences).where(and(own, eq(presences.tab, tab)));
    return;
  }
  // By the clock that says who is there.
  const now = sql`now()`;
  const here = { dialogId, seenAt: now, typedAt: typing ? now : null };
  await rows
    .insert(presences)
    .values({ staffId, tab, ...here })
    .onConflictDoUpdate({ target: [presences.staffId, presences.tab], set: here });
}

/** The dialogs where a member of staff is, and whether they write there. */
async function whereIs(rows: Rows, staffId: number): Promise<Map<number, boolean>> {
  const found = await rows
    .select({ dialogId: presences.dialogId, typing: isTyping })
    .from(presences)
    .where(and(eq(presences.staffId, staffId), isThere))
    .groupBy(presences.dialogId);
  return new Map(found.map(({ dialogId, typing }) => [dialogId, typing]));
}

const differing = (before: Map<number, boolean>, after: Map<number, boolean>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => before.get(id) !== after.get(id),
  );

const accountsOf = (dialogIds: number[]): Promise<DialogChange[]> =>
  db()
    .select({ dialogId: dialogs.id, accountId: dialogs.accountId })
    .from(dialogs)
    .where(inArray(dialogs.id, dialogIds));
