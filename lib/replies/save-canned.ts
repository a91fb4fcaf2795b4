import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, cannedReplies, cannedReplyAccounts } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { type ConflictingEdit, done, ok, type Result, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import {
  type CannedAnswer,
  type CannedDraft,
  type CannedEdit,
  type CannedProblem,
  cannedBraces,
  cannedNames,
  longestCanned,
} from "./types";

/** A name is one word, so that `/` and what follows it say which reply is meant. */
const nameForm = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/**
 * Adds a canned reply, or changes what was typed over of one; not what another admin changed meanwhile. With a problem
 * nothing is stored. One at a time; safe to repeat: what is added in the very same words is there already.
 */
export async function saveCanned(
  { typed, over }: CannedEdit,
  staffId: number,
): Promise<CannedAnswer> {
  return db().transaction(async (rows) => {
    await rows.execute(sql`select pg_advisory_xact_lock(hashtext('dialogs.canned'))`);
    const edit = over ? await editOf(rows, typed, over) : ok(typed);
    if (!edit.ok) return edit;
    const draft = edit.value;
    // Its answer was lost, and it is added again.
    if (!over && (await isThere(rows, draft))) return done;
    const problems = await problemsOf(rows, draft, over?.id ?? null);
    if (problems.length > 0) return { ...refused("problems"), problems };
    const id = await store(rows, draft, { id: over?.id ?? null, by: staffId });
    await storeAccounts(rows, id, draft.accountIds ?? []);
    await recordAudit(rows, {
      staffId,
      action: over ? "cannedReply.changed" : "cannedReply.added",
      subject: "cannedReply",
      subjectId: String(id),
      details: { name: draft.name },
    });
    return done;
  });
}

/** Says a canned reply the very same already? */
async function isThere(rows: Rows, typed: CannedDraft): Promise<boolean> {
  const present = await storedAs(rows, eq(cannedReplies.name, typed.name));
  if (!present) return false;
  const edit = threeWayMerge({ seen: present, present, typed });
  return edit.ok && Object.keys(edit.value).length === 0;
}

/** What a canned reply says once it is changed. */
async function editOf(
  rows: Rows,
  typed: CannedDraft,
  { id, seen }: NonNullable<CannedEdit["over"]>,
): Promise<Result<CannedDraft, "notFound"> | ConflictingEdit<CannedDraft>> {
  const present = await storedAs(rows, eq(cannedReplies.id, id));
  if (!present) return refused("notFound");
  const edit = threeWayMerge({ seen, present, typed });
  return edit.ok ? ok({ ...present, ...edit.value }) : edit;
}

async function storedAs(rows: Rows, which: SQL): Promise<CannedDraft | null> {
  const [stored] = await rows.select().from(cannedReplies).where(which);
  if (!stored) return null;
  const { id, name, text, allAccounts } = stored;
  const places = await rows
    .select({ id: cannedReplyAccounts.accountId })
    .from(cannedReplyAccounts)
    .where(eq(cannedReplyAccounts.replyId, id));
  return { name, text, accountIds: allAccounts ? null : places.map((place) => place.id) };
}

/** Takes a canned reply away; what was sent with it stays. Safe to repeat. */
export async function removeCanned(id: number, staffId: number): Promise<CannedAnswer> {
  return db().transaction(async (rows) => {
    const [gone] = await rows
      .delete(cannedReplies)
      .where(eq(cannedReplies.id, id))
      .returning({ name: cannedReplies.name });
    if (!gone) return done;
    await recordAudit(rows, {
      staffId,
      action: "cannedReply.removed",
      subject: "cannedReply",
      subjectId: String(id),
      details: gone,
    });
    return done;
  });
}

/** What is wrong with each field, if anything. */
async function problemsOf(
  rows: Rows,
  { name, text, accountIds }: CannedDraft,
  id: number | null,
): Promise<CannedProblem[]> {
  const problems = [
    nameProblem(name) ?? (await takenName(rows, name, id)),
    textProblem(text),
    accountsProblem(accountIds),
  ];
  return problems.filter((problem) => problem !== null);
}

function nameProblem(name: string): CannedProblem | null {
  if (name === "") return { field: "name", reason: "missing" };
  if (name.length > longestCanned.name) return { field: "name", reason: "tooLong" };
  return nameForm.test(name) ? null : { field: "name", reason: "form" };
}

function textProblem(text: string): CannedProblem | null {
  if (text === "") return { field: "text", reason: "missing" };
  if (text.length > longestCanned.text) return { field: "text", reason: "tooLong" };
  return namesUnknown(text) ? { field: "text", reason: "unknownName" } : null;
}

/** Whatever stands in braces and is none of the names would be sent to a patient as it stands. */
const namesUnknown = (text: string) =>
  Array.from(text.matchAll(cannedBraces)).some(
    ([, word]) => !cannedNames.some((one) => one === word),
  );

const accountsProblem = (ids: number[] | null): CannedProblem | null =>
  ids?.length === 0 ? { field: "accounts", reason: "missing" } : null;

async function takenName(
  rows: Rows,
  name: string,
  id: number | null,
): Promise<CannedProblem | null> {
  const others = await rows.$count(
    cannedReplies,
    and(
      sql`lower(${cannedReplies.name}) = lower(${name})`,
      id === null ? undefined : ne(cannedReplies.id, id),
    ),
  );
  return others > 0 ? { field: "name", reason: "taken" } : null;
}

/** Answers with its id. */
async function store(
  rows: Rows,
  { name, text, accountIds }: CannedDraft,
  { id, by }: { id: number | null; by: number },
): Promise<number> {
  const values = {
    name,
    text,
    allAccounts: accountIds === null,
    changedAt: new Date(),
    changedById: by,
  };
  const [stored] =
    id === null
      ? await rows.insert(cannedReplies).values(values).returning()
      : await rows
          .update(cannedReplies)
          .set(values)
          .where(eq(cannedReplies.id, id))
          .returning();
  if (!stored) throw new Error("A canned reply was not stored.");
  return stored.id;
}

/** Accounts that there are none of are left out. */
async function storeAccounts(rows: Rows, replyId: number, accountIds: number[]) {
  await rows.delete(cannedReplyAccounts).where(eq(cannedReplyAccounts.replyId, replyId));
  if (accountIds.length === 0) return;
  const known = await rows
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, accountIds));
  if (known.length === 0) return;
  await rows
    .insert(cannedReplyAccounts)
    .values(known.map(({ id }) => ({ replyId, accountId: id })));
}
