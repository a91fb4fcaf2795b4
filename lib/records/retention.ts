import { and, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { organisation } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { dayMs } from "@/lib/durations";
import { removeDueFiles } from "@/lib/files/removals";
import { type ConflictingEdit, ok } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { allowErasing, forgetMessages } from "./forget-messages";
import type { Retention, RetentionMonths, RetentionPreview } from "./types";

/** So many messages in one transaction: others must not wait for it. */
const atOnce = 500;
/** So much of a run; where more is too old, the next sweep goes on. */
const mostPerRun = 20_000;
const everyMs = dayMs;
/** Longer than a run lasts: one that breaks off, or whose process ends, is gone on with after this. */
const claimMs = 15 * 60_000;

/** After how many months messages and raw deliveries go; null keeps them for good. */
export async function readRetention(): Promise<Retention> {
  const [only] = await db()
    .select({
      messageMonths: organisation.messageMonths,
      deliveryMonths: organisation.deliveryMonths,
      appliedAt: organisation.retentionAppliedAt,
    })
    .from(organisation);
  return {
    messageMonths: only?.messageMonths ?? null,
    deliveryMonths: only?.deliveryMonths ?? null,
    appliedAt: only?.appliedAt?.toISOString() ?? null,
  };
}

/** What would go now under such a setting. */
export async function previewRetention(
  months: RetentionMonths,
): Promise<RetentionPreview> {
  const { rows } = await db().execute<RetentionPreview>(sql`
    select
      (select count(*)::int from messages where at < ${before(months.messageMonths)}) as messages,
      (select count(distinct dialog_id)::int from messages
        where at < ${before(months.messageMonths)}) as dialogs,
      (select count(*)::int from attachments join messages on messages.id = message_id
        where messages.at < ${before(months.messageMonths)} and file_key is not null) as files,
      (select count(*)::int from deliveries
        where received_at < ${before(months.deliveryMonths)} and state in ('applied', 'ignored')
      ) as deliveries`);
  return rows[0] ?? { messages: 0, dialogs: 0, files: 0, deliveries: 0 };
}

/** What is chosen of a retention, and what the form said when it was opened. */
export type RetentionEdit = { typed: RetentionMonths; seen: RetentionMonths };

/**
 * Sets after how many months messages and raw deliveries go, as far as that was typed over; not over what another admin
 * chose meanwhile. The next sweep deletes.
 */
export async function saveRetention(
  { typed, seen }: RetentionEdit,
  byId: number,
): Promise<{ ok: true; value: RetentionMonths } | ConflictingEdit<RetentionMonths>> {
  return db().transaction(async (rows) => {
    const { messageMonths, deliveryMonths } = organisation;
    const [present] = await rows
      .select({ messageMonths, deliveryMonths })
      .from(organisation)
      .for("update");
    if (!present) throw new Error("There is no clinic.");
    const edit = threeWayMerge<RetentionMonths>({ seen, present, typed });
    if (!edit.ok) return edit;
    const months = { ...present, ...edit.value };
    if (Object.keys(edit.value).length === 0) return ok(months);
    const anew = { retentionAppliedAt: null, retentionDueAt: null };
    await rows.update(organisation).set({ ...months, ...anew });
    await recordAudit(rows, {
      staffId: byId,
      action: "retention.changed",
      details: months,
    });
    return ok(months);
  });
}

/**
 * Deletes what has outlived the retention, once a day; part of the sweep, safe anywhere and twice at once. A run deletes
 * at most so many messages and so many raw deliveries, and leaves the rest to the next sweep; one that breaks off is gone
 * on with after a quarter of an hour. Answers with how many went.
 */
export async function applyRetention(most = mostPerRun): Promise<number> {
  const claimed = await claimRun();
  if (!claimed) return 0;
  const messages = await forgetOldMessages(most);
  const deliveries = await forgetOldDeliveries(most);
  await endRun(claimed, { isWhole: Math.max(messages, deliveries) < most });
  if (messages + deliveries === 0) return 0;
  await recordAudit(db(), {
    staffId: null,
    action: "retention.applied",
    details: { messages, deliveries },
  });
  await removeDueFiles();
  return messages + deliveries;
}

/** One process does the run: whoever moves the mark, and until then. */
async function claimRun(): Promise<Date | null> {
  const isChosen = or(
    isNotNull(organisation.messageMonths),
    isNotNull(organisation.deliveryMonths),
  );
  const isDue = or(
    isNull(organisation.retentionDueAt),
    lte(organisation.retentionDueAt, sql`now()`),
  );
  const [claimed] = await db()
    .update(organisation)
    .set({ retentionDueAt: inMs(claimMs) })
    .where(and(isChosen, isDue))
    .returning({ until: organisation.retentionDueAt });
  return claimed?.until ?? null;
}

/** The next is in a day, or at once where more is left to do; or where another retention was chosen meanwhile. */
async function endRun(claimed: Date, { isWhole }: { isWhole: boolean }): Promise<void> {
  await db()
    .update(organisation)
    .set({
      retentionAppliedAt: sql`now()`,
      retentionDueAt: isWhole ? inMs(everyMs) : null,
    })
    .where(eq(organisation.retentionDueAt, claimed));
}

const inMs = (ms: number) => sql`now() + ${ms} * interval '1 ms'`;

async function forgetOldMessages(most: number): Promise<number> {
  const atATime = Math.min(atOnce, most);
  let count = 0;
  while (count < most) {
    const gone = await db().transaction(async (rows) => {
      await allowErasing(rows);
      const { rows: old } = await rows.execute<{ id: string }>(sql`
        select id from messages where at < ${chosen("messageMonths")}
        order by at limit ${atATime}`);
      await forgetMessages(
        rows,
        old.map(({ id }) => Number(id)),
      );
      return old.length;
    });
    count += gone;
    if (gone < atATime) break;
  }
  return count;
}

/** What waits or is in quarantine is still somebody's business. */
async function forgetOldDeliveries(most: number): Promise<number> {
  const { rowCount } = await db().execute(sql`
    delete from deliveries where id in (
      select id from deliveries
      where received_at < ${chosen("deliveryMonths")}
        and state in ('applied', 'ignored')
      limit ${most})`);
  return rowCount ?? 0;
}

/** Before which moment something is too old; without a limit, nothing is. */
const before = (months: number | null) =>
  months === null
    ? sql`'-infinity'::timestamptz`
    : sql`now() - make_interval(months => ${months})`;

/** The same by what is chosen in this moment: a run that takes long keeps what an admin has just decided to keep. */
const chosen = (months: keyof RetentionMonths) =>
  sql`(select now() - make_interval(months => ${organisation[months]}) from ${organisation})`;
