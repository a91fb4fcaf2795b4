import { randomUUID } from "node:crypto";
import type { Ids, Visitor } from "./scene";

/**
 * `member`: of members who may see what it is about; `own`: about the member alone, whoever is signed in; `admin`;
 * `link`: of whoever holds a link that works.
 */
type For = "member" | "own" | "admin" | "link";

type Action = {
  /** Its file and its export, as the build calls it. */
  name: string;
  /** Well-formed values that name what lies within Wilma's account. */
  foreign: (ids: Ids) => unknown[];
  /** The reasons with which it may refuse a visitor. */
  refusals: (as: Exclude<Visitor, "admin">) => string[];
};

const reply = { text: "Yes", files: [], seenSeq: 1_000 };
const touch = {
  kind: "call",
  direction: "incoming",
  date: "2026-11-20",
  time: "10:00",
  outcome: "",
  text: "Called.",
  followUpOn: null,
  cited: null,
};
const person = { name: "Eve", bornOn: "", email: "", remarks: "", phones: [] };
const template = { id: 1, values: {} };
const begun = { phone: "+447700900666", name: "Eve", template };

const dialogs = of("(staff)/dialogs/actions", "member", {
  send: ({ dialog }) => [{ dialogId: dialog, clientId: randomUUID(), ...reply }],
  retry: ({ message }) => [message, randomUUID(), 1_000],
  start: ({ account }) => [
    { ...begun, accountId: account, personId: null, clientId: randomUUID() },
  ],
  note: ({ dialog }) => [{ dialogId: dialog, clientId: randomUUID(), text: "A note" }],
  withdrawNote: ({ dialog }) => [{ dialogId: dialog, noteId: 1 }],
  close: ({ dialog }) => [
    { dialogId: dialog, seenSeq: 1_000, undeliveredReason: "Nobody answers" },
  ],
  reopen: ({ dialog }) => [dialog, false],
  needAnswer: ({ dialog }) => [
    { dialogId: dialog, isNeeded: false, onlyOwn: false, seenSeq: 1_000 },
  ],
  block: ({ dialog }) => [dialog, true],
  takeBackBlock: ({ dialog }) => [dialog],
  assign: ({ dialog, colleague }) => [{ dialogId: dialog, assigneeId: colleague }],
});

const people = of("(staff)/patients/actions", "member", {
  add: ({ dialog }) => [
    {
      ...{ clientId: randomUUID(), kind: "patient", draft: person, sent: person },
      behind: { dialogId: dialog, place: "beside" },
    },
  ],
  edit: (ids) => [ids.person, { ...person, email: "eve@evil.example" }, person],
  link: ({ dialog, other }) => [{ dialogId: dialog, personId: other, place: "instead" }],
  unlink: (ids) => [ids.dialog, ids.person],
  attribute: (ids) => [
    { dialogId: ids.dialog, messageIds: [ids.message], personId: ids.person },
  ],
  remark: (ids) => [ids.person, "Remarks", ""],
  makePatient: (ids) => [ids.person],
  makeLead: (ids) => [ids.person],
  archive: (ids) => [ids.person],
  unarchive: (ids) => [ids.person],
  merge: (ids) => [ids.other, ids.person],
  separate: (ids) => [ids.person],
});

const touches = of("(staff)/patients/touch-actions", "member", {
  create: (ids) => [
    { personId: ids.person, dialogId: null, clientId: randomUUID(), draft: touch },
  ],
  edit: (ids) => [{ touchId: ids.touch, version: 1, draft: touch, seen: touch }],
  withdraw: (ids) => [{ touchId: ids.touch, version: 1 }],
  followUpDone: (ids) => [{ touchId: ids.touch, version: 1 }],
  followUpMoved: (ids) => [{ touchId: ids.touch, version: 1, on: "2026-12-24" }],
});

const own = [
  ...of("(staff)/actions", "own", { choose: () => [{ colour: "none of these" }] }),
  ...of("(staff)/account/actions", "own", {
    changePassword: () => [{ current: "guessed-guessed", password: "another-password" }],
    endSession: () => ["no session"],
  }),
  ...of("join/[token]/actions", "link", {
    choose: () => [{ token: "guessed", password: "seven oak trees" }],
  }),
];

const account = (ids: Ids) => [ids.account];
const withToken = (ids: Ids) => [ids.account, "IGAAguessed"];
const member = (ids: Ids) => [ids.colleague];
const months = () => [{ messageMonths: 1, deliveryMonths: 1 }];

const settings = [
  ...of("(staff)/patients/[id]/actions", "admin", {
    erase: (ids) => [ids.person, "Wilma quetzal-marmalade"],
  }),
  ...of("(staff)/settings/health/actions", "admin", {
    checkAccounts: () => [],
    replay: (ids) => [[ids.delivery]],
  }),
  ...of("(staff)/settings/hours/actions", "admin", { clinic: account, save: account }),
  ...of("(staff)/settings/messaging/actions", "admin", {
    disconnect: account,
    reconnect: withToken,
    check: account,
    renew: account,
  }),
  ...of("(staff)/settings/messaging/instagram/actions", "admin", {
    addProfile: () => [{ accountSid: "1784", authToken: "IGAAguessed", label: "Eve" }],
    changeProfile: (ids) => [ids.account, { label: "Eve" }, { label: "Wilma" }],
    replaceToken: withToken,
  }),
  ...of("(staff)/settings/messaging/twilio/actions", "admin", {
    addSender: () => [{ accountSid: "AC1", authToken: "guessed", label: "Eve" }],
    changeSender: (ids) => [ids.account, { label: "Eve" }, { label: "Wilma" }],
    setWebhooks: account,
  }),
  ...of("(staff)/settings/replies/actions", "admin", {
    saveReply: () => [{ typed: { name: "Eve", text: "Eve" }, over: null }],
    removeReply: () => [1],
  }),
  ...of("(staff)/settings/retention/actions", "admin", { preview: months, save: months }),
  ...of("(staff)/settings/staff/actions", "admin", {
    invite: () => [{ name: "Eve", email: "eve@evil.example", role: "admin" }],
    change: (ids) => [ids.colleague, { role: "admin" }, { role: "staff" }],
    deactivate: member,
    reactivate: member,
    endSessions: member,
    newLink: member,
  }),
  ...of("(staff)/settings/templates/actions", "admin", {
    refresh: (ids) => [ids.credential],
  }),
];

/** Every server action of the product. A build that has one more, or one less, fails. */
export const actions = [...dialogs, ...people, ...touches, ...own, ...settings];

function of(file: string, whom: For, named: Record<string, Action["foreign"]>): Action[] {
  return Object.entries(named).map(([name, foreign]) => ({
    name: `${file} ${name}`,
    foreign,
    refusals: (as) => refusals(whom, as),
  }));
}

function refusals(whom: For, as: Exclude<Visitor, "admin">): string[] {
  if (whom === "link") return ["expired"];
  if (as !== "elsewhere") return ["signedOut"];
  if (whom === "admin") return ["notAllowed"];
  return whom === "own" ? ["invalid", "wrongPassword"] : ["notFound", "cannotStart"];
}
