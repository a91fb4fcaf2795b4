import type { InboxState } from "@/components/inbox/state/model";
import { unfiltered, type WhichList } from "@/components/inbox/state/place";
import { listKey } from "@/components/inbox/state/rows";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { BesideRow, Note, Withdrawal } from "@/lib/dialogs/types/beside";
import type { Changes } from "@/lib/dialogs/types/changes";
import type { SavedDraft, Words } from "@/lib/dialogs/types/draft";
import type { DialogPage, ListFilter, Tab, TabCounts } from "@/lib/dialogs/types/list";
import type { MessageVersions, ThreadMessage } from "@/lib/dialogs/types/message";
import type { ActionAnswer, Assignment, OpenDialog } from "@/lib/dialogs/types/open";
import type { Reply } from "@/lib/dialogs/types/reply";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import type { DialogPerson } from "@/lib/patients/types/behind";
import type { Done } from "@/lib/result";
import type { Colleague } from "@/lib/staff/types";
import { wholeList } from "./whole-list";

const pageRows = 3;
const pageMessages = 4;
const mostRows = 2;
const startMs = Date.parse("2026-11-20T09:00:00.000Z");

type Kept = Omit<DialogRow, "unread" | "seq"> & { seenSeq: number };

/** A clinic's server as small as can be: it answers as the JSON routes do, with short pages. */
export class Clinic {
  readonly dialogs = new Map<number, Kept>();
  readonly messages: ThreadMessage[] = [];
  deeds: (BesideRow & { dialogId: number })[] = [];
  readonly versions = new Map<number, MessageVersions["versions"]>();
  readonly drafts = new Map<number, SavedDraft>();
  /** Who is behind each contact. */
  people: DialogPerson[] = [];
  epoch = "e1";
  /** Does it hold replies whose writers had not seen everything? */
  isGuarded = false;
  #log: {
    xid: number;
    dialogId: number;
    messageId: number | null;
    beside: string | null;
    isOwn: boolean;
  }[] = [];
  #minute = 0;
  readonly #closedByColleagues = new Set<number>();
  readonly #closedByBlock = new Set<number>();

  /** Opens an active dialog with somebody, who wrote to one of the accounts. */
  welcome(name: string, account: AccountTag = northgate): number {
    const id = this.dialogs.size + 1;
    this.dialogs.set(id, {
      id,
      version: 1,
      name,
      picture: null,
      account,
      closed: false,
      activityAt: this.#now(),
      unansweredSince: null,
      settled: null,
      undelivered: false,
      undeliveredReason: null,
      window: null,
      takesTemplates: true,
      assignee: null,
      isMine: false,
      draft: null,
      stopped: false,
      blocked: false,
      preview: null,
      seenSeq: 0,
    });
    this.#note(id, null);
    return id;
  }

  /** A patient writes, which reopens the dialog; `minutesAgo` for a message that arrives late. */
  hear(dialogId: number, text: string, minutesAgo = 0): ThreadMessage {
    const message = this.#keep(dialogId, { direction: "inbound", text, minutesAgo });
    this.#touch(dialogId, { closed: false, activityAt: this.#now() }, message.id);
    return message;
  }

  /** Without a `seenSeq` nothing holds the reply; without `by` its writer is whoever is at the screen. */
  send(reply: Omit<Reply, "seenSeq"> & { seenSeq?: number; by?: string }): Done {
    const { dialogId, clientId, text, seenSeq = Number.POSITIVE_INFINITY } = reply;
    if (this.messages.some((message) => message.clientId === clientId)) return ok;
    if (this.#dialog(dialogId).closed) return { ok: false, reason: "closed" };
    const unseen = this.thread(dialogId).filter(({ seq }) => seq > seenSeq);
    if (this.isGuarded && unseen.some(({ author }) => author !== dana)) {
      return { ok: false, reason: "guarded" };
    }
    const author = reply.by ?? dana;
    const message = this.#keep(dialogId, {
      direction: "outbound",
      text,
      clientId,
      author,
    });
    this.#touch(dialogId, { activityAt: this.#now() }, message.id);
    return ok;
  }

  retry(messageId: number, clientId: string): Done {
    const failed = this.#message(messageId);
    return this.send({ dialogId: failed.dialogId, clientId, text: failed.text });
  }

  /** A provider reports on a message. */
  report(messageId: number, status: NonNullable<ThreadMessage["status"]>) {
    this.#alter(messageId, { status });
  }

  /** A patient changes the words of a message. */
  edit(messageId: number, text: string) {
    const { text: earlier, at } = this.#message(messageId);
    const versions = this.versions.get(messageId) ?? [];
    const version = { number: versions.length, text: earlier, at };
    this.versions.set(messageId, [...versions, version]);
    this.#alter(messageId, { text, edited: true });
  }

  /** What was not delivered is closed only with a reason; without a `seenSeq` its closer knows all that was said. */
  close(
    dialogId: number,
    undeliveredReason: string | null = null,
    seenSeq = Number.POSITIVE_INFINITY,
  ): ActionAnswer {
    if (this.#heardAfter(dialogId, seenSeq))
      return { ok: false, reason: "wroteMeanwhile" };
    if (this.#dialog(dialogId).undelivered && undeliveredReason === null) {
      return { ok: false, reason: "undelivered" };
    }
    const closed = { closed: true, unansweredSince: null, undeliveredReason };
    this.#touch(dialogId, closed, null, this.#leave(dialogId, "dialogClosed"));
    return changed;
  }

  /** A colleague closes it, whether or not it was closed. */
  colleagueCloses(dialogId: number) {
    this.close(dialogId);
    this.#closedByColleagues.add(dialogId);
  }

  #heardAfter(dialogId: number, seenSeq: number): boolean {
    return this.thread(dialogId).some(
      ({ seq, direction }) => seq > seenSeq && direction === "inbound",
    );
  }

  /** A provider gave up on the last reply. */
  fail(dialogId: number) {
    this.#touch(dialogId, { undelivered: true }, null);
  }

  /** Somebody waits, or does not. */
  needAnswer(
    dialogId: number,
    isNeeded: boolean,
    seenSeq = Number.POSITIVE_INFINITY,
  ): ActionAnswer {
    if (!isNeeded && this.#heardAfter(dialogId, seenSeq)) {
      return { ok: false, reason: "waitsAnew" };
    }
    const at = this.#now();
    const settled = isNeeded ? null : { by: "Tomas Reyk", at };
    this.#touch(dialogId, { unansweredSince: isNeeded ? at : null, settled }, null);
    return changed;
  }

  block(dialogId: number, blocked: boolean): ActionAnswer {
    if (blocked && !this.#dialog(dialogId).closed) this.#closedByBlock.add(dialogId);
    this.#touch(dialogId, { blocked, ...(blocked && { closed: true }) }, null);
    return changed;
  }

  /** What blocking closed comes back. */
  takeBackBlock(dialogId: number): ActionAnswer {
    const closed = this.#dialog(dialogId).closed && !this.#closedByBlock.delete(dialogId);
    this.#touch(dialogId, { blocked: false, closed }, null);
    return changed;
  }

  /** This member of staff wants to come back; like a seen mark it is not the dialog's own change. */
  markUnread(dialogId: number) {
    this.#dialog(dialogId).seenSeq = Math.max(0, this.#dialog(dialogId).seenSeq - 1);
    this.#noteOwn(dialogId);
  }

  /** Every closing is of whoever is at the screen, but for those of {@link colleagueCloses}. */
  reopen(dialogId: number, onlyOwn = false): Done {
    if (onlyOwn && this.#closedByColleagues.has(dialogId)) {
      return { ok: false, reason: "closedByColleague" };
    }
    const row = this.#leave(dialogId, "dialogReopened");
    this.#touch(dialogId, { closed: false }, null, row);
    return ok;
  }

  /** The colleagues who work here. */
  readonly colleagues: Colleague[] = [
    { id: 1, name: "Dana Whitlock" },
    { id: 2, name: "Tomas Reyk" },
  ];

  /** Whom a dialog is with is never a colleague's doing here, but for somebody else than it was given to. */
  assign({ dialogId, assigneeId, takenFrom }: Assignment): ActionAnswer {
    const has = this.#dialog(dialogId).assignee?.id ?? null;
    if (takenFrom !== undefined && has !== takenFrom)
      return { ok: false, reason: "assignedByColleague" };
    const assignee = this.colleagues.find(({ id }) => id === assigneeId) ?? null;
    this.#touch(dialogId, { assignee }, null);
    return changed;
  }

  /** A seen mark is written down as a change, but is not the dialog's own. */
  see(dialogId: number, seq: number) {
    const dialog = this.#dialog(dialogId);
    if (seq <= dialog.seenSeq) return;
    dialog.seenSeq = seq;
    this.#noteOwn(dialogId);
  }

  /** What is being written is kept, and is nobody else's. */
  keepDraft(dialogId: number, words: Words): SavedDraft {
    const draft = { ...words, savedAt: this.#now(), files: [] };
    this.drafts.set(dialogId, draft);
    this.#dialog(dialogId).draft = words.text || words.note || null;
    this.#noteOwn(dialogId);
    return draft;
  }

  /** An older state of the clinic is put back: every cursor is void. */
  restore() {
    this.epoch += "'";
  }

  counts(filter: ListFilter = unfiltered): TabCounts {
    const count = (tab: Tab, more: Partial<ListFilter> = {}) =>
      this.rows(tab, { ...filter, ...more }).length;
    const marksOf = (tab: Tab) => ({
      unanswered: count(tab, { unanswered: true }),
      unread: count(tab, { unread: true }),
      undelivered: count(tab, { undelivered: true }),
    });
    return {
      active: count("active"),
      closed: count("closed"),
      unread: this.rows("active").filter(({ unread }) => unread > 0).length,
      marks: { active: marksOf("active"), closed: marksOf("closed") },
    };
  }

  rows(tab: Tab, filter: ListFilter = unfiltered): DialogRow[] {
    const { account, channel, unanswered, unread, undelivered } = filter;
    return [...this.dialogs.values()]
      .filter((dialog) => account === null || dialog.account.id === account)
      .filter((dialog) => channel === null || dialog.account.channel === channel)
      .filter((dialog) => !unanswered || dialog.unansweredSince !== null)
      .filter((dialog) => !undelivered || dialog.undelivered)
      .filter(({ id }) => !unread || this.row(id).unread > 0)
      .filter(({ closed }) => closed === (tab === "closed"))
      .sort((one, other) =>
        one.activityAt === other.activityAt
          ? other.id - one.id
          : other.activityAt.localeCompare(one.activityAt),
      )
      .map(({ id }) => this.row(id));
  }

  row(dialogId: number): DialogRow {
    const { seenSeq, ...row } = this.#dialog(dialogId);
    const unread = this.thread(dialogId).filter(
      ({ direction, seq }) => direction === "inbound" && seq > seenSeq,
    ).length;
    const seq = this.#lastSeq(dialogId);
    return { ...row, seq, unread };
  }

  thread(dialogId: number): ThreadMessage[] {
    return this.messages
      .filter((message) => message.dialogId === dialogId)
      .sort((one, other) =>
        `${one.at} ${one.orderKey}` < `${other.at} ${other.orderKey}` ? -1 : 1,
      );
  }

  /** What was done with a dialog: from a message on, and before another. */
  beside(dialogId: number, from?: ThreadMessage, before?: ThreadMessage): BesideRow[] {
    return this.deeds
      .filter((deed) => deed.dialogId === dialogId)
      .filter(({ at }) => (!from || at >= from.at) && (!before || at < before.at))
      .map(({ dialogId: _, ...row }) => row);
  }

  list(tab: Tab, after?: string, filter?: ListFilter): DialogPage {
    const all = this.rows(tab, filter);
    const [at, id] = after?.split("_") ?? [];
    const rest = all.filter(
      (row) =>
        !at || row.activityAt < at || (row.activityAt === at && row.id < Number(id)),
    );
    const rows = rest.slice(0, pageRows);
    const last = rows.at(-1);
    const next = last && rest.length > pageRows ? `${last.activityAt}_${last.id}` : null;
    return { rows, next, counts: this.counts(filter) };
  }

  open(dialogId: number): OpenDialog | null {
    if (!this.dialogs.has(dialogId)) return null;
    const all = this.thread(dialogId);
    const messages = all.slice(-pageMessages);
    const hasOlder = all.length > pageMessages;
    return {
      ...this.#about(dialogId),
      messages,
      beside: this.beside(dialogId, hasOlder ? messages[0] : undefined),
      hasOlder,
    };
  }

  older(dialogId: number, before: number): OlderMessages {
    const all = this.thread(dialogId);
    const end = all.findIndex(({ id }) => id === before);
    const earlier = all.slice(0, end);
    const messages = earlier.slice(-pageMessages);
    const hasOlder = earlier.length > pageMessages;
    return {
      messages,
      beside: this.beside(dialogId, hasOlder ? messages[0] : undefined, all[end]),
      hasOlder,
    };
  }

  newer(dialogId: number, after: number): NewerMessages {
    const all = this.thread(dialogId);
    const later = all.slice(all.findIndex(({ id }) => id === after) + 1);
    const messages = later.slice(0, pageMessages);
    return {
      messages,
      beside: this.beside(dialogId, messages[0], later[pageMessages]),
      hasNewer: later.length > pageMessages,
    };
  }

  around(dialogId: number, messageId: number): MessagesAround | null {
    const all = this.thread(dialogId);
    const index = all.findIndex(({ id }) => id === messageId);
    if (index < 0) return null;
    const from = Math.max(0, index - 1);
    return {
      messages: all.slice(from, index + 2),
      beside: this.beside(dialogId, from > 0 ? all[from] : undefined, all[index + 2]),
      hasOlder: from > 0,
      hasNewer: index + 2 < all.length,
    };
  }

  cursor(): string {
    return `${this.epoch}.${this.#log.length}`;
  }

  changes(
    cursor: string,
    openId: number | null,
    { tab, filter }: WhichList = wholeList,
  ): Changes {
    const [epoch, xid] = cursor.split(".");
    if (cursor !== "" && epoch !== this.epoch) return { reset: true };
    const news = cursor === "" ? [] : this.#log.filter((one) => one.xid >= Number(xid));
    const ids = [...new Set(news.map(({ dialogId }) => dialogId))];
    const messageIds = new Set(news.map(({ messageId }) => messageId));
    const rowIds = new Set(news.map(({ beside }) => beside));
    const isAnew = cursor === "" || ids.length > mostRows;
    return {
      reset: false,
      cursor: this.cursor(),
      counts: this.counts(filter),
      ...(isAnew
        ? this.list(tab, undefined, filter)
        : { rows: ids.map((id) => this.row(id)) }),
      open:
        openId !== null && ids.includes(openId)
          ? {
              ...this.#about(openId),
              dialogId: openId,
              messages: this.thread(openId).filter(({ id }) => messageIds.has(id)),
              beside: this.beside(openId).filter(({ id }) => rowIds.has(id)),
              isItself: news.some(
                (one) =>
                  one.dialogId === openId && !one.messageId && !one.beside && !one.isOwn,
              ),
            }
          : null,
    };
  }

  #about(dialogId: number) {
    const row = this.row(dialogId);
    return {
      row,
      address: "+44 7700 900100",
      people: this.people,
      window: null,
      refusal: row.closed ? ("closed" as const) : null,
      closure: null,
      textLimit: { max: 1600, unit: "characters" as const },
      files: { takes: [], mostAtOnce: 10, captions: null },
      reportsDelivered: true,
      seenSeq: this.#dialog(dialogId).seenSeq,
      late: this.thread(dialogId)
        .filter(({ arrivedLate }) => arrivedLate)
        .filter(({ seq }) => seq > this.#dialog(dialogId).seenSeq),
      draft: this.drafts.get(dialogId) ?? null,
    };
  }

  #keep(dialogId: number, said: Said): ThreadMessage {
    const id = this.messages.length + 1;
    const { direction, text, clientId = null, author = null, minutesAgo = 0 } = said;
    const message: ThreadMessage = {
      ...plain,
      id,
      dialogId,
      direction,
      text,
      clientId,
      author,
      authorId: authorIdOf(author),
      origin: direction === "inbound" ? "contact" : "staff",
      status: direction === "inbound" ? null : "queued",
      at: this.#now(minutesAgo),
      orderKey: clientId ? `${clientId}.0` : `SM${String(id).padStart(6, "0")}`,
      seq: this.#lastSeq(dialogId) + 1,
      arrivedLate: minutesAgo > 0,
    };
    this.messages.push(message);
    return message;
  }

  #lastSeq(dialogId: number): number {
    return Math.max(0, ...this.thread(dialogId).map(({ seq }) => seq));
  }

  #alter(messageId: number, change: Partial<ThreadMessage>) {
    const message = this.#message(messageId);
    const version = message.version + 1;
    this.messages[this.messages.indexOf(message)] = { ...message, ...change, version };
    this.#touch(message.dialogId, {}, messageId);
  }

  #touch(
    dialogId: number,
    change: Partial<Kept>,
    messageId: number | null,
    beside: string | null = null,
  ) {
    const dialog = this.#dialog(dialogId);
    Object.assign(dialog, change, { version: dialog.version + 1 });
    this.#note(dialogId, messageId, beside);
  }

  /** Something is recorded with whoever is behind a dialog, elsewhere: the dialog itself stays as it is. */
  record(dialogId: number): void {
    this.#note(dialogId, null);
  }

  /** Somebody at the screen leaves a note among colleagues. */
  note({ dialogId, text }: Note): Done {
    const id = `note-${this.deeds.length + 1}`;
    const at = this.#now();
    const noteId = this.deeds.length + 1;
    const by = { by: dana, byId: 1 };
    const note = { type: "note" as const, id, noteId, version: 1, withdrawn: false };
    this.deeds.push({ ...note, ...by, text, dialogId, at });
    this.#note(dialogId, null, id);
    return ok;
  }

  withdrawNote({ dialogId, noteId }: Withdrawal): Done {
    const id = `note-${noteId}`;
    this.deeds = this.deeds.map((row) =>
      row.id === id && row.type === "note"
        ? { ...row, version: 2, withdrawn: true }
        : row,
    );
    this.#note(dialogId, null, id);
    return ok;
  }

  #leave(dialogId: number, deed: "dialogClosed" | "dialogReopened"): string {
    const id = `touch-${this.deeds.length + 1}`;
    this.deeds.push({ ...done, id, dialogId, deed, at: this.#now() });
    return id;
  }

  #note(dialogId: number, messageId: number | null, beside: string | null = null) {
    this.#minute += 1;
    const xid = this.#log.length;
    this.#log.push({ xid, dialogId, messageId, beside, isOwn: false });
  }

  /** What concerns this member of staff alone. */
  #noteOwn(dialogId: number) {
    this.#note(dialogId, null);
    Object.assign(this.#log.at(-1) ?? {}, { isOwn: true });
  }

  #now(minutesAgo = 0): string {
    return new Date(startMs + (this.#minute - minutesAgo) * 60_000).toISOString();
  }

  #dialog(dialogId: number): Kept {
    const dialog = this.dialogs.get(dialogId);
    if (!dialog) throw new Error(`There is no dialog ${dialogId}.`);
    return dialog;
  }

  #message(messageId: number): ThreadMessage {
    const message = this.messages.find(({ id }) => id === messageId);
    if (!message) throw new Error(`There is no message ${messageId}.`);
    return message;
  }
}

/** What the clinic itself would show at a screen's place, as far down and as far back as the screen has loaded. */
export function truthOf(clinic: Clinic, { place, extents, threads }: InboxState) {
  const openId = place.openId ?? 0;
  const row = extents.get(listKey(place))?.edge;
  const thread = threads.get(openId);
  const from = thread?.stretch ? thread.stretch.from : thread?.edge;
  const to = thread?.stretch?.to;
  const reaches = ({ activityAt, id }: DialogRow) =>
    !row ||
    activityAt > row.activityAt ||
    (activityAt === row.activityAt && id >= row.id);
  return {
    rows: clinic.rows(place.tab, place.filter).filter(reaches),
    messages: clinic
      .thread(openId)
      .filter((one) => !from || orderOf(one) >= orderOf(from))
      .filter((one) => !to || orderOf(one) <= orderOf(to)),
    beside: clinic
      .beside(openId)
      .filter(({ at }) => (!from || at >= from.at) && (!to || at <= to.at)),
    refusal: clinic.open(openId)?.refusal,
  };
}

const orderOf = ({ at, orderKey }: Pick<ThreadMessage, "at" | "orderKey">) =>
  `${at} ${orderKey}`;

type Said = {
  direction: "inbound" | "outbound";
  text: string;
  clientId?: string;
  author?: string;
  minutesAgo?: number;
};

/** Who sits at the screen. */
const dana = "Dana Whitlock";

/** The reader is the first, a colleague of another name the second. */
const authorIdOf = (author: string | null) =>
  author === null ? null : Number(author !== dana) + 1;

const ok: Done = { ok: true };
const changed: ActionAnswer = { ok: true, value: true };

export const northgate: AccountTag = {
  id: 1,
  channel: "whatsapp",
  channelName: "WhatsApp",
  label: "Northgate Clinic",
  handle: "+44 7700 900100",
  colour: "teal",
};

export const kids: AccountTag = {
  id: 2,
  channel: "instagram",
  channelName: "Instagram",
  label: "Northgate Kids",
  handle: "@northgate.kids",
  colour: "plum",
};

const done = {
  type: "deed" as const,
  version: 1,
  by: "Dana Whitlock",
  about: null,
  isTaken: false,
  cause: null,
  words: "",
};

const plain = {
  version: 1,
  part: 0,
  kind: "text" as const,
  details: {},
  statusTimes: {},
  unsettled: false,
  failure: null,
  person: null,
  edited: false,
  unsent: false,
  attachments: [],
  reactions: [],
  quote: null,
} satisfies Partial<ThreadMessage>;
