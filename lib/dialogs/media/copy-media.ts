import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, attachments, messages } from "@/db/schema";
import { readerOf } from "@/lib/accounts/find";
import { adapterOf } from "@/lib/channels";
import type { Channel, FileKind } from "@/lib/channels/types";
import { semaphore } from "@/lib/concurrency/semaphore";
import { type Fetched, fetchFile } from "@/lib/files/fetch-file";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { copyFailed, copySucceeded } from "./settle-copy";

/** So many in one run, and so many at once, whoever asks for it: files are large, and others have work too. */
const most = 40;
const copiedAtOnce = 4;
const copies = semaphore(copiedAtOnce);
/**
 * Longer than one fetch may take: a process that ends meanwhile leaves its files due again after this. So none is claimed
 * before its turn: what waited behind slow ones would be due again, and its tries used up, before it was ever fetched.
 */
const claimMs = 2 * 60_000;

/** One file of a message that is to be copied. `attempts` counts this one. */
export type Copy = {
  id: number;
  messageId: number;
  dialogId: number;
  accountId: number;
  channel: Channel;
  attempts: number;
  position: number;
  kind: FileKind;
  contentType: string;
  fileName: string;
  sourceUrl: string;
};

/**
 * Copies the files of messages before their providers' links die. Beside the messages: they are shown before, with a
 * place for the file. Safe anywhere and twice at once: a file is claimed before it is fetched. Returns how many were
 * tried.
 */
export async function copyMedia(): Promise<number> {
  // Whoever waits already finds what is due by their turn.
  if (copies.queued() >= copiedAtOnce) return 0;
  let tried = 0;
  const worker = async () => {
    while (tried < most && (await copies.run(copyNext))) tried += 1;
  };
  await Promise.all(Array.from({ length: copiedAtOnce }, worker));
  return tried;
}

/** False where nothing is due. */
async function copyNext(): Promise<boolean> {
  const due = await claimNext();
  if (due) await copy(due);
  return due !== undefined;
}

/** One that can't be written down keeps no other from being copied, and is not tried for ever. */
async function copy(one: Copy): Promise<void> {
  await fetchAndSettle(one).catch((fault) => {
    if (isOutage(fault)) throw fault;
    log("error", "media.notSettled", { accountId: one.accountId }, fault);
    return copyFailed(one, "later");
  });
}

async function fetchAndSettle(one: Copy): Promise<void> {
  const fetched = await fetchOne(one);
  if (fetched.ok) return copySucceeded(one, fetched.file);
  log("info", "media.notCopied", {
    accountId: one.accountId,
    dialogId: one.dialogId,
    attempt: one.attempts,
    reason: fetched.reason,
  });
  return copyFailed(one, fetched.reason);
}

async function fetchOne({ accountId, channel, sourceUrl }: Copy): Promise<Fetched> {
  const { fileRequest, fileKeeper } = adapterOf(channel);
  const keeper = URL.canParse(sourceUrl) ? fileKeeper?.(new URL(sourceUrl)) : null;
  const reader = await readerOf(accountId, keeper);
  if (!reader.ok)
    return { ok: false, reason: reader.reason === "absent" ? "refused" : "later" };
  try {
    return await fetchFile({
      url: sourceUrl,
      permit: (url) => fileRequest(reader.value, url),
      standinUrl: reader.value.standinUrl,
    });
  } catch (fault) {
    log("warn", "media.notStored", { accountId }, fault);
    return { ok: false, reason: "later" };
  }
}

async function claimNext(): Promise<Copy | undefined> {
  const now = Date.now();
  const due = db()
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.state, "waiting"),
        or(
          isNull(attachments.nextAttemptAt),
          lte(attachments.nextAttemptAt, new Date(now)),
        ),
      ),
    )
    // By a sum: in the order of ids, all that was ever sent would be gone through, since what waits came last.
    .orderBy(sql`${attachments.id} + 0`)
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await db()
    .update(attachments)
    .set({
      nextAttemptAt: new Date(now + claimMs),
      attempts: sql`${attachments.attempts} + 1`,
    })
    // As one value: joined with it, planned for few, one would be found anew for each, and all of them claimed.
    .where(eq(attachments.id, sql`${due}`))
    .returning({ id: attachments.id });
  return claimed && readCopy(claimed.id);
}

async function readCopy(id: number): Promise<Copy | undefined> {
  const [found] = await db()
    .select({
      id: attachments.id,
      messageId: attachments.messageId,
      dialogId: messages.dialogId,
      accountId: messages.accountId,
      channel: accounts.channel,
      attempts: attachments.attempts,
      position: attachments.position,
      kind: attachments.kind,
      contentType: attachments.contentType,
      fileName: attachments.fileName,
      sourceUrl: attachments.sourceUrl,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .innerJoin(accounts, eq(accounts.id, messages.accountId))
    .where(eq(attachments.id, id));
  if (!found) return undefined;
  const { kind, sourceUrl, ...copy } = found;
  return { ...copy, kind: kind as FileKind, sourceUrl: sourceUrl ?? "" };
}
