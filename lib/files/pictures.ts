import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { accounts, contacts, pictures } from "@/db/schema";
import { readerOf } from "@/lib/accounts/find";
import type { Staff } from "@/lib/auth/current-staff";
import { inScope } from "@/lib/auth/scope";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { concurrently } from "@/lib/concurrency/concurrently";
import { type DialogChange, publishChanged } from "@/lib/live/publish";
import { log } from "@/lib/log";
import { noteDialogs } from "@/lib/patients/contacts/note-dialogs";
import { fetchFile } from "./fetch-file";
import { noteRemovals, removeFiles } from "./removals";
import type { Served } from "./serve";

/** Whose picture: a contact's, or one of the clinic's accounts'. */
export type PictureOwner = { contactId: number } | { accountId: number };

const most = 20;
const together = 3;
const claimMs = 2 * 60_000;
/** A link lives for days; one that is not to be had by then has died. */
const mostAttempts = 6;
const picture = /^image\/(jpeg|png|gif|webp)$/;

/** Notes where a profile's picture is; it is fetched beside everything else. Null: the profile has none. */
export async function notePicture(
  rows: Rows,
  owner: PictureOwner,
  sourceUrl: string | null,
): Promise<void> {
  if (sourceUrl === null) return;
  const due = { sourceUrl, dueAt: new Date(), attempts: 0 };
  const target = "contactId" in owner ? pictures.contactId : pictures.accountId;
  await rows
    .insert(pictures)
    .values({ ...owner, ...due })
    .onConflictDoUpdate({ target, set: due });
}

type Due = {
  id: number;
  accountId: number;
  contactId: number | null;
  channel: Channel;
  sourceUrl: string;
  attempts: number;
};

/**
 * Fetches profile pictures into the files room before their links die. Safe anywhere and twice at once: a picture is
 * claimed before it is fetched. One that is not to be had leaves the initials in its place. Returns how many were tried.
 */
export async function fetchPictures(): Promise<number> {
  const due = await claimDue();
  await concurrently(together, due, fetchPicture);
  return due.length;
}

/** A picture that this member of staff may see: of a contact or an account in their scope. */
export async function visiblePicture(staff: Staff, id: number): Promise<Served | null> {
  const [found] = await db()
    .select({ fileKey: pictures.fileKey, contentType: pictures.contentType })
    .from(pictures)
    .leftJoin(contacts, eq(contacts.id, pictures.contactId))
    .where(
      and(
        eq(pictures.id, id),
        inScope(staff.scope, sql`coalesce(${pictures.accountId}, ${contacts.accountId})`),
      ),
    );
  return found?.fileKey
    ? { fileKey: found.fileKey, contentType: found.contentType, fileName: "picture" }
    : null;
}

/** One that can't be fetched or written down keeps no other from it. */
async function fetchPicture(due: Due): Promise<void> {
  const isSettled = await fetchAndKeep(due).catch((fault) => {
    log("warn", "picture.notKept", { accountId: due.accountId }, fault);
    return false;
  });
  if (!isSettled && due.attempts >= mostAttempts) await giveUp(due);
}

/** False where it was not to be had. */
async function fetchAndKeep(due: Due): Promise<boolean> {
  const reader = await readerOf(due.accountId);
  // It waits until somebody enters the token again.
  if (!reader.ok) return true;
  const { fileRequest } = adapterOf(due.channel);
  const fetched = await fetchFile({
    url: due.sourceUrl,
    permit: (url) => fileRequest(reader.value, url),
    standinUrl: reader.value.standinUrl,
    limits: { bytes: 2 * 1024 * 1024, wholeMs: 20_000 },
  });
  if (fetched.ok) await keep(due, fetched.file);
  return fetched.ok;
}

async function keep(due: Due, file: Picture): Promise<void> {
  if (!picture.test(file.contentType)) {
    await giveUp(due);
    return removeFile(file);
  }
  const changed = await db().transaction((rows) => put(rows, due, file));
  await (changed ? publishChanged(changed) : removeFile(file));
}

type Picture = { fileKey: string; contentType: string };

/** Null, and nothing stored, where it is nobody's any more, or its owner has another one by now, which is due. */
async function put(
  rows: Rows,
  due: Due,
  { fileKey, contentType }: Picture,
): Promise<DialogChange[] | null> {
  const [before] = await rows
    .select({ fileKey: pictures.fileKey })
    .from(pictures)
    .where(asked(due))
    .for("update");
  if (!before) return null;
  await rows
    .update(pictures)
    .set({ fileKey, contentType, dueAt: null, attempts: 0 })
    .where(asked(due));
  if (before.fileKey) await noteRemovals(rows, [before.fileKey]);
  return due.contactId === null ? [] : noteDialogs(rows, sql`${due.contactId}::bigint`);
}

const removeFile = async ({ fileKey }: Picture) => void (await removeFiles([fileKey]));

const giveUp = (due: Due) => db().update(pictures).set({ dueAt: null }).where(asked(due));

/** A picture, while its owner has no other one. */
const asked = ({ id, sourceUrl }: Due) =>
  and(eq(pictures.id, id), eq(pictures.sourceUrl, sourceUrl));

async function claimDue(): Promise<Due[]> {
  const due = db()
    .select({ id: pictures.id })
    .from(pictures)
    .where(lte(pictures.dueAt, new Date()))
    .limit(most)
    .for("update", { skipLocked: true });
  const claimed = await db()
    .update(pictures)
    .set({
      attempts: sql`${pictures.attempts} + 1`,
      dueAt: sql`now() + ${claimMs} * interval '1 ms' * power(2, ${pictures.attempts})`,
    })
    .where(inArray(pictures.id, due))
    .returning({ id: pictures.id });
  if (claimed.length === 0) return [];
  const accountId = sql<number>`coalesce(${pictures.accountId}, ${contacts.accountId})`;
  const found = await db()
    .select({
      id: pictures.id,
      accountId: accounts.id,
      contactId: pictures.contactId,
      channel: accounts.channel,
      sourceUrl: pictures.sourceUrl,
      attempts: pictures.attempts,
    })
    .from(pictures)
    .leftJoin(contacts, eq(contacts.id, pictures.contactId))
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(
      inArray(
        pictures.id,
        claimed.map(({ id }) => id),
      ),
    );
  return found;
}
