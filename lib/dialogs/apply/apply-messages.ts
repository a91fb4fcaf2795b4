import { sql } from "drizzle-orm";
import type { Rows } from "@/db";
import { each } from "@/db/bulk-rows";
import { unawaited } from "@/db/pipelined";
import { prepared } from "@/db/prepared";
import { messages } from "@/db/schema";
import type { MessageEvent } from "@/lib/channels/events";
import { endClosure } from "@/lib/dialogs/actions/close";
import { type InDialog, keepMessages, laterOf } from "@/lib/dialogs/keep-messages";
import type { LockedDialog } from "@/lib/dialogs/locked-dialog";
import {
  type FoundContact,
  findOrMakeContacts,
} from "@/lib/patients/contacts/find-or-make-contacts";
import { type Applied, applied, type EventAccount, ignored } from "./applied";
import { type AwayHours, leaveAwayMessage } from "./away";
import { keepConsent } from "./consent";
import { type FoundDialog, findOrOpenDialogs } from "./find-or-open-dialogs";
import { contentOf, filesOf, keepAttachments, tombstoneOf } from "./message-content";
import { type Prefetched, prefetch } from "./prefetch";
import { waitsAfter } from "./waits-after";

/** Until then whatever overtakes a message was under way at the same time. */
const promptMs = 2 * 60_000;

/** What a patient wrote, on its way into its dialog. */
type Arriving = Placed & { isAnswered: boolean };
type Placed = FoundContact &
  FoundDialog & { event: MessageEvent; isTakenBack: boolean; at: Date; receivedAt: Date };

/**
 * Keeps messages that patients wrote to an account, no two from one patient: finds or makes the contacts and leads,
 * finds, opens or reopens the dialogs, and puts each message in its place. One that is there already changes nothing.
 * `found` is what {@link prefetch} found of these, and perhaps of others.
 */
export async function applyMessages(
  rows: Rows,
  account: EventAccount,
  events: readonly MessageEvent[],
  found?: Prefetched,
): Promise<Map<MessageEvent, Applied>> {
  if (events.length === 0) return new Map();
  const before = found ?? (await prefetch(rows, account, events));
  const became = new Map<MessageEvent, Applied>();
  for (const event of events) {
    if (before.kept.has(event.externalId)) became.set(event, ignored("known"));
    else if (before.erased.has(event.externalId)) became.set(event, ignored("erased"));
  }
  const fresh = events.filter((event) => !became.has(event));
  const arriving = await arrive(rows, account, fresh, before);
  for (const arrived of arriving) {
    await followUp(rows, arrived, before.hours);
    became.set(arrived.event, applied(arrived.dialog.id));
  }
  return became;
}

/**
 * Puts messages into the dialogs of their contacts, with their files. All of it may still be on its way to the database as
 * this answers.
 */
async function arrive(
  rows: Rows,
  { id: accountId }: EventAccount,
  events: readonly MessageEvent[],
  before: Prefetched,
): Promise<Arriving[]> {
  const receivedAt = new Date();
  const peers = events.map(({ peer }) => peer);
  const contacts = await findOrMakeContacts(rows, accountId, peers, before.contacts);
  const written = events.flatMap((event, index) => {
    const contact = contacts[index];
    const isTakenBack = before.takenBack.has(event.externalId);
    const times = { receivedAt, at: event.at ?? receivedAt };
    return contact ? [{ event, isTakenBack, ...times, ...contact }] : [];
  });
  const dialogs = await findOrOpenDialogs(rows, accountId, written, before.dialogs);
  const placed = written.flatMap((each, index) => {
    const found = dialogs[index];
    return found ? [{ ...each, ...found }] : [];
  });
  const answeredIn = await answeredInApp(rows, placed);
  const arriving = placed.map((each) => {
    return { ...each, isAnswered: answeredIn.has(each.dialog.id) };
  });
  for (const { dialog, isBlocked, event, at } of arriving) {
    const end = { by: null, at: event.recovered ? receivedAt : at };
    if (!isBlocked) await endClosure(rows, dialog, end);
  }
  const stored = keepMessages(rows, arriving.map(inDialog));
  if (events.every(({ attachments: files }) => files.length === 0)) unawaited(stored);
  else await keepFiles(rows, arriving, await stored);
  return arriving;
}

const keepFiles = (rows: Rows, arrived: readonly Arriving[], ids: readonly number[]) =>
  keepAttachments(
    rows,
    arrived.flatMap(({ event, isTakenBack }, index) =>
      isTakenBack ? [] : filesOf(event, ids[index]),
    ),
  );

/** In which dialogs somebody has answered in the channel's own app since these were said: they had read them there. */
async function answeredInApp(rows: Rows, placed: readonly Placed[]) {
  const overtaken = placed.filter(
    ({ dialog: { lastAt }, at }) => lastAt !== null && at < lastAt,
  );
  if (overtaken.length === 0) return new Set<number>();
  const said = overtaken.map(({ dialog, at }) => ({ dialogId: dialog.id, at }));
  const found = await prepared(
    sql<{ id: string }>`
      select each.dialog_id as id from ${each(messages, ["dialogId", "at"], said)}
      where exists (
        select from messages where dialog_id = each.dialog_id and messages.at > each.at
          and origin = 'app' and unsent_at is null)`,
    rows,
  );
  return new Set(found.map(({ id }) => Number(id)));
}

const inDialog = (arriving: Arriving) => {
  const { event, isTakenBack, dialog, identityId, at } = arriving;
  return {
    dialog,
    message: {
      ...(isTakenBack ? tombstoneOf(event) : contentOf(event)),
      ...placeOf(event, dialog, arriving),
      identityId,
    },
    more: {
      lastInboundAt: laterOf(dialog.lastInboundAt ?? at, at),
      ...waitsAfter(arriving),
    },
  } satisfies InDialog;
};

/** What a message brings about beside itself: the contact's word on messages as such, or that nobody is there. */
async function followUp(
  rows: Rows,
  arrived: Arriving,
  hours: AwayHours | undefined,
): Promise<void> {
  const { event, dialog, identityId, at } = arrived;
  if (event.consent) await keepConsent(rows, dialog, { consent: event.consent, at });
  else if (hours && isAsking(arrived)) {
    const { id: dialogId, accountId } = dialog;
    await leaveAwayMessage(rows, { accountId, dialogId, identityId, at }, hours);
  }
}

/** Somebody who asks now: what was found later, was taken back or was answered meanwhile asks for nothing. */
const isAsking = ({ event, isBlocked, isTakenBack, isAnswered }: Arriving) =>
  !isBlocked && !isTakenBack && !isAnswered && !event.recovered;

type Times = { at: Date; receivedAt: Date };

const placeOf = (
  { recovered }: MessageEvent,
  dialog: LockedDialog,
  { at, receivedAt }: Times,
) => ({
  direction: "inbound" as const,
  origin: "contact" as const,
  at,
  receivedAt,
  arrivedLate: recovered ? recovered === "late" : comesLate(dialog, { at, receivedAt }),
});

/**
 * Does it come so long after it was said that what was said since may have been read, and answered, without it? Meta
 * comes again for 36 hours, and what was quarantined waits for somebody.
 */
const comesLate = ({ lastAt }: LockedDialog, { at, receivedAt }: Times) =>
  lastAt !== null && at < lastAt && receivedAt.getTime() - at.getTime() > promptMs;
