import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts, contacts, dialogs, identities, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { peopleBehind } from "@/lib/patients/behind";
import { displayPhone } from "@/lib/patients/phone";
import { besideWithin } from "./beside/read";
import { dialogRows } from "./rows";
import { addressOf } from "./send";
import { threadPage } from "./thread";
import type { OlderMessages, OpenDialog } from "./types";
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

/** A page of a thread with what stands beside its messages: from the first of them up to the page after it. */
async function besidePage(
  staff: Staff,
  id: number,
  page: Awaited<ReturnType<typeof threadPage>>,
  before: Date | null = null,
): Promise<OlderMessages> {
  const first = page.messages[0];
  const from = page.hasOlder && first ? new Date(first.at) : null;
  return { ...page, beside: await besideWithin(staff, id, { from, before }) };
}

/** All of an open dialog but its thread. Null if it may not be seen. */
export async function dialogHead(
  staff: Staff,
  id: number,
): Promise<Omit<OpenDialog, "messages" | "beside" | "hasOlder"> | null> {
  const [row] = await dialogRows(staff, {
    which: sql`d.id = ${id}`,
    order: sql`limit 1`,
  });
  if (!row) return null;
  const [ends, people] = await Promise.all([endsOf(id), peopleBehind(id)]);
  const { facts } = adapterOf(row.account.channel);
  const window = replyWindow(facts, ends.lastInboundAt, ends);
  return {
    row,
    address: ends.address,
    people,
    window,
    refusal: replyRefusal({ ...ends, closed: row.closed, window }),
    textLimit: facts.text,
    reportsDelivered: facts.reports.delivered,
  };
}

async function endsOf(id: number) {
  const found = await db()
    .select({
      lastInboundAt: dialogs.lastInboundAt,
      accountState: accounts.state,
      humanAgent: accounts.humanAgent,
      stoppedAt: contacts.stoppedAt,
      handle: contacts.handle,
      kind: identities.kind,
      value: identities.value,
      endedAt: identities.endedAt,
    })
    .from(dialogs)
    .innerJoin(accounts, eq(accounts.id, dialogs.accountId))
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(identities, eq(identities.contactId, contacts.id))
    .where(eq(dialogs.id, id));
  const [first] = found;
  if (!first) throw new Error("A dialog has no contact.");
  const current = addressOf(found);
  return {
    lastInboundAt: first.lastInboundAt,
    accountState: first.accountState,
    humanAgent: first.humanAgent,
    stopped: first.stoppedAt !== null,
    superseded: current === null,
    address: addressForPeople(current, first.handle),
  };
}

function addressForPeople(
  current: { kind: string; value: string } | null,
  handle: string | null,
): string | null {
  if (current?.kind === "phone") return displayPhone(current.value);
  return handle ? `@${handle}` : null;
}
