import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db";
import { isoOf } from "@/db/iso-of";
import { together } from "@/db/prepared";
import { dialogs, messages } from "@/db/schema";
import { isNotActivated } from "@/lib/accounts/readiness/activation";
import type { AccountState } from "@/lib/accounts/types/saved";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { placeIn, placeQuery } from "@/lib/dialogs/actions/drafts";
import { besideWithin } from "@/lib/dialogs/beside/read";
import { asRow, rowsQuery } from "@/lib/dialogs/list/rows";
import { replyAddress } from "@/lib/dialogs/send/endpoints";
import { replyRefusal, replyWindow } from "@/lib/dialogs/send/window";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { Closure, OpenDialog } from "@/lib/dialogs/types/open";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import { isVisible, visibleDialog } from "@/lib/dialogs/visible";
import { newestFirst, ofD } from "@/lib/patients/contacts/newest-identity";
import { asBehind, behindQuery } from "@/lib/patients/links/behind";
import { displayPhone } from "@/lib/patients/phone";
import { arrivedLateQuery } from "./arrived-late";
import { threadAfter, threadAround, threadPage } from "./thread";

/** A dialog opened: who is there, what may be said, the newest page of the thread. Null if it may not be seen. */
export async function openDialog(staff: Staff, id: number): Promise<OpenDialog | null> {
  const [head, page] = await Promise.all([dialogHead(staff, id), threadPage(id)]);
  return head && { ...head, ...(await besidePage(staff, id, page)) };
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
  if (!(await visibleDialog(staff, id))) return null;
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
  const around = (await visibleDialog(staff, id)) && (await threadAround(id, messageId));
  if (!around) return null;
  const { until, ...page } = around;
  return { ...page, ...(await besidePage(staff, id, page, until)) };
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
  const found = await together({
    rows: rowsQuery(staff, { which: sql`d.id = ${id}` }),
    ends: endsQuery(id),
    behind: behindQuery(id),
    late: arrivedLateQuery(staff, id),
    ...placeQuery(staff, id),
  });
  const [first] = found.rows;
  if (!first) return null;
  const row = asRow(staff, first);
  const ends = endsIn(found.ends);
  const { facts } = adapterOf(row.account.channel);
  const window = replyWindow(facts, ends.lastInboundAt, ends);
  return {
    row,
    address: ends.address,
    people: found.behind.map(asBehind),
    window,
    refusal: replyRefusal({ ...ends, ...row, window }),
    closure: ends.closure,
    textLimit: facts.text,
    files: facts.files,
    reportsDelivered: facts.reports.delivered,
    ...placeIn(id, found),
    late: found.late.map((late) => ({ ...late, at: isoOf(late.at) })),
  };
}

type End = {
  last_inbound_at: string | null;
  state: AccountState;
  state_reason: string | null;
  deadline_at: string | null;
  ready_at: string | null;
  human_agent: boolean;
  handle: string | null;
  kind: string;
  value: string;
  ended_at: string | null;
  closed_at: string | null;
  closed_by: string | null;
  closed_by_id: number | null;
  undelivered_reason: string | null;
};

/** The two ends of a dialog, a row for each identity of the contact, that by which they wrote last first. */
const endsQuery = (id: number): SQL<End> => sql`
  select d.last_inbound_at, a.state, a.state_reason, a.deadline_at, a.ready_at, a.human_agent, c.handle,
    i.kind, i.value, i.ended_at, closures.closed_at, closer.name as closed_by, closer.id as closed_by_id, closures.undelivered_reason
  from dialogs d
  join accounts a on a.id = d.account_id
  join contacts c on c.id = d.contact_id
  join identities i on i.contact_id = c.id
  left join closures on closures.id = d.closure_id
  left join staff closer on closer.id = closures.closed_by_id
  where d.id = ${id}
  order by ${newestFirst(sql`i.id`, ofD)}`;

function endsIn(found: End[]) {
  const [first] = found;
  if (!first) throw new Error("A dialog has no contact.");
  const current = replyAddress(
    found.map((end) => ({ ...end, endedAt: dateIn(end.ended_at) })),
  );
  return {
    lastInboundAt: dateIn(first.last_inbound_at),
    accountState: first.state,
    notActivated: isNotActivated({
      state: first.state,
      stateReason: first.state_reason,
      deadlineAt: dateIn(first.deadline_at),
      readyAt: dateIn(first.ready_at),
    }),
    humanAgent: first.human_agent,
    superseded: current === null,
    closure: closureIn(first),
    address: addressForPeople(current, first.handle),
  };
}

const dateIn = (at: string | null): Date | null => (at === null ? null : new Date(at));

const closureIn = ({ closed_at, closed_by, ...closure }: End): Closure | null =>
  closed_at === null
    ? null
    : {
        by: closed_by,
        byId: closure.closed_by_id,
        at: isoOf(closed_at),
        reason: closure.undelivered_reason,
      };

function addressForPeople(
  current: { kind: string; value: string } | null,
  handle: string | null,
): string | null {
  if (current?.kind === "phone") return displayPhone(current.value);
  return handle ? `@${handle}` : null;
}
