import { type SQL, sql } from "drizzle-orm";
import { opaqueAll } from "@/db/prepared";
import type { Staff } from "@/lib/auth/current-staff";
import type { BesideRow } from "@/lib/dialogs/types/beside";

/** Which rows are wanted, as a condition on the expressions that hold a row's id and its time. */
export type Wanted = (row: { id: SQL; at: SQL }) => SQL;

/**
 * How one kind of what stands beside the messages is read: the question for the wanted rows of a dialog, and how a row
 * of the answer, which comes as JSON, stands in the thread. Whoever asks has made sure that the member of staff may
 * see the dialog.
 * @package
 */
export type BesideSource<Found> = {
  ask(asked: { staff: Staff; dialogId: number; wanted: Wanted }): SQL<Found>;
  asRow(found: Found): BesideRow;
};

/** A stretch of a thread: from a moment on, and before another; null where it has no such end. */
export type Span = { from: Date | null; before: Date | null };

/** @package */
export const within =
  ({ from, before }: Span): Wanted =>
  ({ at }) =>
    sql`(${from ? sql`${at} >= ${from}` : sql`true`} and ${before ? sql`${at} < ${before}` : sql`true`})`;

/** @package */
export const among =
  (ids: number[]): Wanted =>
  ({ id }) =>
    sql`${id} = any(${opaqueAll(ids)})`;
