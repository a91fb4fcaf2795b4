import { and, eq } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { pipelined } from "@/db/pipelined";
import { accounts, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import type { ChannelFacts } from "@/lib/channels/types";
import { type LockedDialog, lockingDialog } from "@/lib/dialogs/locked-dialog";
import type { Reply, ReplyRefusal } from "@/lib/dialogs/types/reply";
import { isVisible } from "@/lib/dialogs/visible";
import { textLength } from "@/lib/format";
import type { DialogChange } from "@/lib/live/publish";
import { ok, type Result, refused } from "@/lib/result";
import { addressesOf, type Endpoints, endpointsOf } from "./endpoints";
import { failureOf } from "./failure";
import { unseenBy } from "./guard";
import { queueReply } from "./queue-reply";
import { type Part, partAgain, partsOfReply } from "./reply-parts";
import { type TemplateRefusal, templatePart } from "./template-part";
import { replyRefusal, replyWindow } from "./window";

/**
 * Why a reply was not stored. `guarded`: see {@link storeReply}; `filesGone`: a file was sent before, or waited too
 * long.
 */
export type SendRefusal =
  | ReplyRefusal
  | "notFound"
  | "filesGone"
  | "tooManyFiles"
  | TemplateRefusal
  | "notRetriable"
  | "guarded";

/**
 * Stores a reply as queued and returns at once; delivering is {@link deliverDialog}'s. It leaves from the dialog's own
 * account to the contact's own address: nothing here can name another. The same `clientId` again stores nothing.
 * `guarded`: something was said that the writer had not seen; nothing is stored, and the same `clientId` with a newer
 * `seenSeq` sends it. Answers with what screens are to be told.
 */
export async function storeReply(
  staff: Staff,
  reply: Reply,
): Promise<Result<DialogChange[], SendRefusal>> {
  return db().transaction((rows) => storeWithin(rows, staff, reply));
}

/** The same inside a transaction, which must be taken back where the reply is refused. @package */
export function storeWithin(
  rows: Rows,
  staff: Staff,
  reply: Reply,
): Promise<Result<DialogChange[], SendRefusal>> {
  const { template } = reply;
  const partsIn = async (facts: ChannelFacts) =>
    template
      ? templatePart(rows, reply, template, facts)
      : partsOfReply(rows, staff, facts.files, reply);
  return store(rows, { staff, reply, retryOfId: null, isTemplate: !!template, partsIn });
}

/** Says a message that was not delivered once more: a new message which remembers the failed one. */
export async function retryMessage(
  staff: Staff,
  retry: { messageId: number; clientId: string; seenSeq: number },
): Promise<Result<DialogChange[], SendRefusal>> {
  const [failed] = await db()
    .select()
    .from(messages)
    .where(eq(messages.id, retry.messageId));
  if (!failed || !isVisible(staff, failed)) return refused("notFound");
  const adapter = await adapterFor(db(), failed.accountId);
  const { canRetry } = failureOf(adapter, failed.errorCode, failed.origin);
  if (failed.status !== "failed" || failed.unsentAt || !canRetry) {
    return refused("notRetriable");
  }
  const reply = {
    dialogId: failed.dialogId,
    clientId: retry.clientId,
    text: failed.text,
    seenSeq: retry.seenSeq,
  };
  const isTemplate = failed.kind === "template";
  return db().transaction((rows) => {
    const partsIn = () => partAgain(rows, failed);
    return store(rows, { staff, reply, retryOfId: failed.id, isTemplate, partsIn });
  });
}

/** What is to be stored: the failed message that it tries again, and its parts, read under the dialog's lock. */
type Work = {
  staff: Staff;
  reply: Reply;
  retryOfId: number | null;
  /** An approved template goes where free words may not. */
  isTemplate: boolean;
  partsIn(facts: ChannelFacts): Promise<Result<Part[], SendRefusal>>;
};

async function store(
  rows: Rows,
  { staff, reply, retryOfId, isTemplate, partsIn }: Work,
): Promise<Result<DialogChange[], SendRefusal>> {
  const { dialogId, seenSeq } = reply;
  const [[dialog], stored, addresses, unseen] = await pipelined(
    lockingDialog(rows, dialogId),
    storedParts(rows, reply),
    addressesOf(rows, dialogId),
    unseenBy(rows, dialogId, { writerId: staff.id, seenSeq }),
  );
  if (!dialog || !isVisible(staff, dialog)) return refused("notFound");
  const changed = [{ accountId: dialog.accountId, dialogId }];
  if (stored.length > 0) return ok(changed);
  if (retryOfId && !(await isStillFailed(rows, retryOfId))) {
    return refused("notRetriable");
  }
  const ends = endpointsOf(addresses);
  const refusal = refusalOf(dialog, ends, { text: reply.text, isTemplate });
  if (refusal || !ends.identityId) return refused(refusal ?? "superseded");
  if (unseen.length > 0) return refused("guarded");
  const parts = await partsIn(ends.facts);
  if (!parts.ok) return refused(parts.reason);
  const { identityId } = ends;
  await queueReply(rows, {
    staff,
    dialog,
    reply,
    parts: parts.value,
    identityId,
    retryOfId,
  });
  return ok(changed);
}

/** The same `clientId` stores nothing more. */
const storedParts = (rows: Rows, { dialogId, clientId }: Reply) =>
  rows
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.dialogId, dialogId), eq(messages.clientId, clientId)));

/** A colleague may have retried it a moment before, or its provider said that it arrived after all. */
async function isStillFailed(rows: Rows, id: number): Promise<boolean> {
  const retried = await rows.$count(messages, eq(messages.retryOfId, id));
  const failed = and(eq(messages.id, id), eq(messages.status, "failed"));
  return retried === 0 && (await rows.$count(messages, failed)) > 0;
}

function refusalOf(
  dialog: LockedDialog,
  ends: Endpoints,
  { text, isTemplate }: { text: string; isTemplate: boolean },
): SendRefusal | null {
  const { max, unit } = ends.facts.text;
  if (textLength(text, unit) > max) return "tooLong";
  const refusal = replyRefusal({
    closed: dialog.closureId !== null,
    accountState: ends.accountState,
    notActivated: ends.notActivated,
    stopped: ends.stopped,
    blocked: ends.blocked,
    superseded: ends.identityId === null,
    window: replyWindow(ends.facts, dialog.lastInboundAt, ends),
  });
  const isExempt = isTemplate && ends.facts.templates !== null;
  return refusal === "windowClosed" && isExempt ? null : refusal;
}

async function adapterFor(
  rows: Rows,
  accountId: number,
): Promise<ReturnType<typeof adapterOf>> {
  const [account] = await rows
    .select({ channel: accounts.channel })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new Error("A message has no account.");
  return adapterOf(account.channel);
}
