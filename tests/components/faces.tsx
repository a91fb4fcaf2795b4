import { TextEncoder } from "node:util";
import { act, fireEvent, render } from "@testing-library/react";
import { axe } from "jest-axe";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { FileFacts } from "@/lib/channels/types";
import type { DeedRow, NoteRow } from "@/lib/dialogs/types/beside";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import type { TabCounts } from "@/lib/dialogs/types/list";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { Clock } from "@/lib/format";
import type { Person } from "@/lib/patients/types/person";
import audit from "@/messages/en/audit.json";
import auth from "@/messages/en/auth.json";
import colleagues from "@/messages/en/colleagues.json";
import dialog from "@/messages/en/dialog.json";
import failure from "@/messages/en/failure.json";
import fault from "@/messages/en/fault.json";
import files from "@/messages/en/files.json";
import hours from "@/messages/en/hours.json";
import inbox from "@/messages/en/inbox.json";
import keyboard from "@/messages/en/keyboard.json";
import patients from "@/messages/en/patients.json";
import records from "@/messages/en/records.json";
import replies from "@/messages/en/replies.json";
import search from "@/messages/en/search.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";
import staff from "@/messages/en/staff.json";
import start from "@/messages/en/start.json";
import templates from "@/messages/en/templates.json";
import touches from "@/messages/en/touches.json";
import you from "@/messages/en/you.json";

// The browser has one; jsdom has not.
Object.assign(globalThis, { TextEncoder });

const messages = {
  audit,
  auth,
  colleagues,
  dialog,
  failure,
  fault,
  files,
  hours,
  inbox,
  patients,
  keyboard,
  records,
  replies,
  settings,
  search,
  shell,
  staff,
  start,
  templates,
  touches,
  you,
};

/** Thursday 20 November 2025, 16:05 at the clinic in London. */
export const clock: Clock = {
  now: Date.parse("2025-11-20T16:05:00Z"),
  zone: "Europe/London",
};

/** So many minutes before the clock's present. */
export const ago = (minutes: number) =>
  new Date(clock.now - minutes * 60_000).toISOString();

/** Goes nowhere: a test can ask where it was sent. */
export const router = {
  push: jest.fn(),
  refresh: jest.fn(),
} as unknown as AppRouterInstance;

/** A face with the product's own sentences. */
export const inPage = (face: ReactNode) => (
  <AppRouterContext value={router}>
    <NextIntlClientProvider locale="en-GB" messages={messages} timeZone={clock.zone}>
      {face}
    </NextIntlClientProvider>
  </AppRouterContext>
);

/** Draws it. */
export function show(face: ReactNode) {
  const shown = render(inPage(face));
  return { ...shown, again: (inside: ReactNode) => shown.rerender(inPage(inside)) };
}

/** May the tab be closed or reloaded without a question? */
export const isFree = () =>
  fireEvent(window, new Event("beforeunload", { cancelable: true }));

/** What an accessibility checker finds wrong; an empty list is right. */
export async function faults(element: Element): Promise<string[]> {
  const { violations } = await act(() => axe(element));
  return violations.map(({ id, help }) => `${id}: ${help}`);
}

/** A file of a message: a PDF that is there, unless it is told otherwise. */
export const fileOf = (change: Partial<ThreadAttachment> = {}): ThreadAttachment => ({
  id: 5,
  kind: "document",
  contentType: "application/pdf",
  fileName: "blood-results.pdf",
  sizeBytes: 184_320,
  width: null,
  height: null,
  durationMs: null,
  state: "stored",
  failure: null,
  url: "/api/files/5",
  ...change,
});

/** A patient whose record says little: her number alone. */
export const ruth: Person = {
  id: 1,
  kind: "patient",
  name: "Ruth Okafor",
  bornOn: "1985-04-30",
  email: "",
  remarks: "",
  archived: false,
  createdAt: ago(100),
  becamePatientAt: ago(90),
  becamePatientBy: "Tomas Reyk",
  phones: [{ e164: "+447700900417", shown: "07700 900417" }],
  ownPhones: [{ e164: "+447700900417", shown: "07700 900417" }],
  contacts: [],
  merged: [],
};

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

/** What the tabs count; no dialog bears a mark unless a test says so. */
export const countsOf = (more: Partial<TabCounts> = {}): TabCounts => ({
  active: 1,
  closed: 0,
  unread: 0,
  marks: { active: noMarks, closed: noMarks },
  ...more,
});

export const noMarks = { unanswered: 0, unread: 0, undelivered: 0 };

/** Ruth's dialog as a row. */
export const rowOf = (more: Partial<DialogRow> = {}): DialogRow => ({
  id: 1,
  version: 1,
  name: "Ruth Okafor",
  picture: null,
  account: northgate,
  closed: false,
  activityAt: ago(3),
  seq: 1,
  unread: 0,
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
  preview: {
    direction: "inbound",
    origin: "contact",
    author: null,
    isOwn: false,
    kind: "text",
    text: "Can he bring his inhaler?",
    status: null,
    files: 0,
    unsent: false,
  },
  ...more,
});

/** A channel that takes pictures with words, and PDF without. */
export const filesTaken: FileFacts = {
  takes: [
    { kind: "image", types: ["image/jpeg", "image/png"], maxBytes: 5 * 1024 * 1024 },
    { kind: "document", types: ["application/pdf"], maxBytes: 16 * 1024 * 1024 },
    { kind: "video", types: ["video/mp4"], maxBytes: 16 * 1024 * 1024 },
  ],
  mostAtOnce: 10,
  captions: { kinds: ["image"], max: 1024 },
};

/** Ruth's dialog, opened. */
export const openOf = (more: Partial<OpenDialog> = {}): OpenDialog => ({
  row: rowOf(),
  address: "+44 7700 900417",
  people: [{ id: 1, kind: "patient", name: "Ruth Okafor", bornOn: "1985-04-30" }],
  messages: [],
  beside: [],
  hasOlder: false,
  window: {
    closesAt: new Date(clock.now + 23.95 * 3_600_000).toISOString(),
    open: true,
    agentUntil: null,
  },
  refusal: null,
  closure: null,
  textLimit: { max: 1600, unit: "characters" },
  files: filesTaken,
  reportsDelivered: true,
  seenSeq: 0,
  late: [],
  draft: null,
  ...more,
});

/** A message of Ruth's as the thread draws it. */
export const fromRuth = (
  seq: number,
  more: Partial<DrawnMessage> = {},
): DrawnMessage => ({
  id: seq,
  dialogId: 1,
  version: 1,
  clientId: null,
  part: 0,
  direction: "inbound",
  origin: "contact",
  kind: "text",
  text: `Message ${seq}`,
  details: {},
  status: null,
  statusTimes: {},
  unsettled: false,
  failure: null,
  author: null,
  authorId: null,
  person: null,
  at: ago(100 - seq),
  orderKey: `k${seq}`,
  seq,
  edited: false,
  unsent: false,
  arrivedLate: false,
  attachments: [],
  reactions: [],
  quote: null,
  key: `m${seq}`,
  drawn: false,
  refusal: null,
  files: [],
  template: null,
  ...more,
});

/** The reader of most screens. */
export const dana = { id: 1, name: "Dana Whitlock" };

/** A message of Tomas's to Ruth. */
export const fromTomas = (seq: number, more: Partial<DrawnMessage> = {}): DrawnMessage =>
  fromRuth(seq, {
    direction: "outbound",
    origin: "staff",
    author: "Tomas Reyk",
    authorId: 2,
    status: "sent",
    ...more,
  });

/** Somebody closed Ruth's dialog. */
export const closedBy = (by: string | null, more: Partial<DeedRow> = {}): DeedRow => ({
  type: "deed",
  deed: "dialogClosed",
  id: "touch-1",
  version: 1,
  at: ago(3),
  by,
  about: null,
  isTaken: false,
  cause: null,
  words: "",
  ...more,
});

/** A note of Dana's beside Ruth's messages. */
export const danasNote = (more: Partial<NoteRow> = {}): NoteRow => ({
  type: "note",
  id: "note-5",
  noteId: 5,
  version: 1,
  at: ago(3),
  by: dana.name,
  byId: dana.id,
  text: "Ask about the invoice",
  withdrawn: false,
  ...more,
});

/** Nobody begins a dialog here. */
export const nothingToStart = {
  accounts: [],
  others: [],
  person: null,
  isOpen: false,
  loadOffer: async () => null,
  open: () => undefined,
  close: () => undefined,
  start: async () => null,
};
