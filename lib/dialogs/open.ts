import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import {
  accounts,
  closures,
  contacts,
  dialogs,
  identities,
  messages,
  staff as staffTable,
} from "@/db/schema";
import { isNotActivated } from "@/lib/accounts/activation";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { peopleBehind } from "@/lib/patients/behind";
import { displayPhone } from "@/lib/patients/phone";
import { besideWithin } from "./beside/read";
import { ownPlace } from "./drafts";
import { unseenLate } from "./late";
import { dialogRows } from "./rows";
import { addressOf } from "./send";
import { threadAfter, threadAround, threadPage } from "./thread";
import type {
  Closure,
  MessagesAround,
  NewerMessages,
  OlderMessages,
  OpenDialog,
  ThreadMessage,
} from "./types";
import { isVisible } from "./visible";
import { replyRefusal, replyWindow } from "./window";

/** A dialog opened: who is there, what may be said, the newest page of the thread. Null if it may not be seen. */
export async function openDialog(staff: Staff, id: number): Promise<OpenDialog | null> {
  const head = await dialogHead(staff, id);
  return head && { ...head, ...(await besidePage(staff, id, await threadPage(id))) };
}

/** The page of a thread before one of its messages. Null if the dialog may not be seen. */
export async function olderMessages(
  staff: Staff,
  id: number,
  beforeId: number,
): Promise<OlderMessages | null> {
  const [before] = await db()
    .select({ accountId: dialogs.accountId, at: messages.at })
    .from(dialogs)
    .leftJoin(messages, and(eq(messages.id, beforeId), eq(messages.dialogId, dialogs.id)))
    .where(eq(dialogs.id, id));
  if (!before || !isVisible(staff, before)) return null;
  return besidePage(staff, id, await threadPage(id, beforeId), before.at);
}

/** The page of a thread after one of its messages. Null if the dialog may not be seen. */
export async function newerMessages(
  staff: Staff,
  id: number,
  afterId: number,
): Promise<NewerMessages | null> {
  if (!(await maySee(staff, id))) return null;
  const { until, ...page } = await threadAfter(id, afterId);
  const from = timeOf(page.messages[0]);
  return { ...page, beside: await besideWithin(staff, id, { from, before: until }) };
}

/** A message of a thread with what stands around it. Null if it is not there, or may not be seen. */
export async function messagesAround(
  staff: Staff,
  id: number,
  messageId: number,
): Promise<MessagesAround | null> {
  const around = (await maySee(staff, id)) && (await threadAround(id, messageId));
  if (!around) return null;
  const { until, ...page } = around;
  return { ...page, ...(await besidePage(staff, id, page, until)) };
}

async function maySee(staff: Staff, id: number): Promise<boolean> {
  const [dialog] = await db()
    .select({ accountId: dialogs.accountId })
    .from(dialogs)
    .where(eq(dialogs.id, id));
  return dialog !== undefined && isVisible(staff, dialog);
}

/** A page of a thread with what stands beside its messages: from the first of them up to the page after it. */
async function besidePage(
  staff: Staff,
  id: number,
  page: Awaited<ReturnType<typeof threadPage>>,
  before: Date | null = null,
): Promise<OlderMessages> {
  const from = page.hasOlder ? timeOf(page.messages[0]) : null;
  return { ...page, beside: await besideWithin(staff, id, { from, before }) };
}

const timeOf = (message: ThreadMessage | undefined): Date | null =>
  message ? new Date(message.at) : null;

/** All of an open dialog but its thread. Null if it may not be seen. */
export async function dialogHead(
  staff: Staff,
  id: number,
): Promise<Omit<OpenDialog, "messages" | "beside" | "hasOlder"> | null> {
  const [row] = await dialogRows(staff, {
    which: sql`d.id = ${id}`,
  });
  if (!row) return null;
  const [ends, people, own, late] = await Promise.all([
    endsOf(id),
    peopleBehind(id),
    ownPlace(staff, id),
    unseenLate(staff, id),
  ]);
  const { facts } = adapterOf(row.account.channel);
  const window = replyWindow(facts, ends.lastInboundAt, ends);
  return {
    row,
    address: ends.address,
    people,
    window,
    refusal: replyRefusal({ ...ends, ...row, window }),
    closure: ends.closure,
    textLimit: facts.text,
    files: facts.files,
    reportsDelivered: facts.reports.delivered,
    ...own,
    late,
  };
}

async function endsOf(id: number) {
  const found = await db()
    .select({
      lastInboundAt: dialogs.lastInboundAt,
      accountState: accounts.state,
      stateReason: accounts.stateReason,
      deadlineAt: accounts.deadlineAt,
      readyAt: accounts.readyAt,
      humanAgent: accounts.humanAgent,
      handle: contacts.handle,
      kind: identities.kind,
      value: identities.value,
      endedAt: identities.endedAt,
      closedAt: closures.closedAt,
      closedBy: staffTable.name,
      closedWhy: closures.undeliveredReason,
    })
    .from(dialogs)
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(identities, eq(identities.contactId, contacts.id))
    .leftJoin(closures, eq(closures.id, dialogs.closureId))
    .leftJoin(staffTable, eq(staffTable.id, closures.closedById))
    .where(eq(dialogs.id, id));
  const [first] = found;
  if (!first) throw new Error("A dialog has no contact.");
  const current = addressOf(found);
  return {
    lastInboundAt: first.lastInboundAt,
    accountState: first.accountState,
    notActivated: isNotActivated({ ...first, state: first.accountState }),
    humanAgent: first.humanAgent,
    superseded: current === null,
    closure: closureIn(first),
    address: addressForPeople(current, first.handle),
  };
}

type Closed = {
  closedAt: Date | null;
  closedBy: string | null;
  closedWhy: string | null;
};

const closureIn = ({ closedAt, closedBy, closedWhy }: Closed): Closure | null =>
  closedAt && { by: closedBy, at: closedAt.toISOString(), reason: closedWhy };

function addressForPeople(
  current: { kind: string; value: string } | null,
  handle: string | null,
): string | null {
  if (current?.kind === "phone") return displayPhone(current.value);
  return handle ? `@${handle}` : null;
}
