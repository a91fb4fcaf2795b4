import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { dialogs, messages, outbox, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { StatusEvent } from "@/lib/channels/events";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { sayNoAnswerNeeded } from "@/lib/dialogs/actions/no-answer-needed";
import { listDialogs } from "@/lib/dialogs/list/list";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { claimNext, type HeldClaim } from "@/lib/dialogs/send/claim";
import { storeReply } from "@/lib/dialogs/send/send";
import { giveUp, markSent, markUnknown } from "@/lib/dialogs/send/settle-claim";
import { openDialog } from "@/lib/dialogs/thread/open";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { instagramPost, manifest } from "@/tests/support/deliveries";
import {
  inbound,
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
let sender: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;

beforeAll(async () => {
  sender = await makeSender();
  await makeProfile("A");
  tomas = await makeStaff();
});

type Step = "answer" | "lost" | StatusEvent["status"];

/** A reply is on its way; its provider's answer and its reports come in this order. Answers with what is then known. */
async function hear(steps: readonly Step[]) {
  await emptyInbox(database());
  const dialogId = await makeDialog(sender, inbound(sender));
  await storeReply(tomas, {
    ...{ dialogId, clientId: randomUUID(), text: "Tuesday at ten.", seenSeq: seenAll },
  });
  const claim = await claimNext(dialogId);
  if (!claim) throw new Error("Nothing was to be sent.");
  for (const step of steps) {
    if (step === "answer")
      await markSent(claim, { externalId: "SMreply", status: "queued" });
    else if (step === "lost") await loseSight(claim);
    else await keepEvent(sender, report(step, claim.outboxId));
  }
  const [message] = await database()
    .select({
      status: messages.status,
      errorCode: messages.errorCode,
      id: messages.externalId,
    })
    .from(messages)
    .where(eq(messages.direction, "outbound"));
  const [dialog] = await database()
    .select({ status: dialogs.lastStatus, undelivered: dialogs.undelivered })
    .from(dialogs);
  const [send] = await database().select({ state: outbox.state }).from(outbox);
  return { message, dialog, send };
}

/** Nobody could find it for so long that it counts as not delivered. */
async function loseSight(claim: HeldClaim) {
  await markUnknown(claim, null);
  await giveUp(claim, "unknown");
}

const report = (status: StatusEvent["status"], outboxId: number): StatusEvent => ({
  type: "status",
  accountExternalId: sender.externalId,
  eventKey: `status:SMreply:${status}`,
  payload: "{}",
  externalId: "SMreply",
  status,
  errorCode: status === "failed" ? "63024" : null,
  outboxId,
});

const orders = <Each>(steps: readonly Each[]): Each[][] =>
  steps.length < 2
    ? [[...steps]]
    : steps.flatMap((first) =>
        orders(steps.filter((step) => step !== first)).map((rest) => [first, ...rest]),
      );

test.each<[string, Step[]]>([
  ["that was read", ["answer", "sent", "delivered", "read"]],
  ["that failed", ["answer", "sent", "failed"]],
  ["that failed and was delivered after all", ["answer", "failed", "delivered"]],
  ["that was given up, and was sent", ["lost", "sent"]],
  ["that was given up, and was read", ["lost", "sent", "delivered", "read"]],
  ["that was given up, and did fail", ["lost", "sent", "failed"]],
])("reports on a reply %s end alike in every order, with repeats", async (_, steps) => {
  const expected = await hear(steps);
  expect(expected.send).toEqual({ state: "sent" });
  for (const order of orders(steps))
    expect(await hear([...order, ...order.slice(0, 2)])).toEqual(expected);
});

test("a reply that was refused for Maria's STOP, and the START that she wrote after it, end alike in every order", async () => {
  const words =
    (text: string, consent: "stopped" | "started", minutesAgo: number) => () =>
      makeDialog(sender, {
        text,
        consent,
        at: new Date(Date.now() - minutesAgo * 60_000),
      });
  const refused = async () => {
    const [send] = await database().select({ id: outbox.id }).from(outbox);
    await keepEvent(sender, { ...report("failed", send?.id ?? 0), errorCode: "21610" });
  };
  const end = async (order: (() => Promise<unknown>)[]) => {
    const { dialogId } = await sentMinutesAgo(10);
    for (const comes of order) await comes();
    return (await openDialog(tomas, dialogId))?.refusal;
  };
  const stop = words("STOP", "stopped", 15);
  const before = words("START", "started", 12);
  const after = words("START", "started", 5);
  for (const order of orders([stop, refused, after])) expect(await end(order)).toBeNull();
  for (const order of orders([stop, before, refused]))
    expect(await end(order)).toBe("stopped");
});

/** A reply whose provider has not answered since it was asked so many minutes ago. */
async function sentMinutesAgo(minutes: number) {
  await emptyInbox(database());
  const dialogId = await makeDialog(sender, inbound(sender));
  await storeReply(tomas, {
    ...{ dialogId, clientId: randomUUID(), text: "Tuesday at ten.", seenSeq: seenAll },
  });
  await claimNext(dialogId);
  await database()
    .update(outbox)
    .set({ claimedAt: new Date(Date.now() - minutes * 60_000) });
  return { dialogId };
}

const account = manifest.world.instagram.accounts.A;
const sam = "1784140000000001";
const noon = 1_795_000_000_000;

type Told = { minute: number; bySam?: boolean; content: object };

/** One update of the dialog between Sam and the clinic, at its recorded time. */
const update = ({ minute, bySam = true, content }: Told) => ({
  sender: { id: bySam ? sam : account },
  recipient: { id: bySam ? account : sam },
  timestamp: noon + minute * 60_000,
  ...content,
});

const said = [
  { minute: 0, content: { message: { mid: "m1", text: "Hello" } } },
  { minute: 1, content: { message: { mid: "m2", text: "May I come on Tuesday?" } } },
  { minute: 1, content: { message: { mid: "m3", text: "Or on Friday?" } } },
  {
    minute: 2,
    bySam: false,
    content: { message: { mid: "e1", text: "Friday.", is_echo: true } },
  },
  {
    minute: 3,
    content: { message: { mid: "m4", text: "At ten?", reply_to: { mid: "e1" } } },
  },
  { minute: 4, content: { message: { mid: "m5", text: "Not for your eyes" } } },
  { minute: 5, content: { reaction: { mid: "e1", action: "react", emoji: "❤" } } },
  {
    minute: 6,
    content: { message_edit: { mid: "m4", text: "At eleven?", num_edit: 1 } },
  },
  { minute: 7, content: { message_edit: { mid: "m4", text: "At noon?", num_edit: 2 } } },
  { minute: 8, content: { message: { mid: "m5", is_deleted: true } } },
].map(update);

/** The updates come in this order, each in a post of its own. Answers with the thread as staff see it. */
async function told(updates: readonly object[]) {
  await emptyInbox(database());
  await come(updates);
  const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
  const thread = (await openDialog(tomas, row?.id ?? 0))?.messages ?? [];
  return {
    preview: row?.preview?.text,
    thread: thread.map((message) => ({
      text: message.text,
      at: message.at,
      direction: message.direction,
      edited: message.edited,
      unsent: message.unsent,
      reactions: message.reactions.map(({ emoji }) => emoji),
      quoted: message.quote?.text ?? null,
    })),
  };
}

async function come(updates: readonly object[]) {
  for (const messaging of updates) {
    const entry = [{ id: account, time: noon, messaging: [messaging] }];
    await atDoor(instagramPost(JSON.stringify({ object: "instagram", entry })));
    await afterwards();
  }
}

test("a dialog's deliveries give the same thread however they are shuffled, with repeats", async () => {
  const expected = await told(said);
  expect(expected.thread.map(({ text }) => text)).toEqual([
    ...["Hello", "May I come on Tuesday?", "Or on Friday?", "Friday.", "At noon?", ""],
  ]);
  const shuffled = fc.shuffledSubarray(said, { minLength: said.length });
  const repeats = fc.shuffledSubarray(said, { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(shuffled, repeats, async (all, again) => {
      expect(await told([...all, ...again])).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});

test("whoever was answered in the channel's own app waits for nobody, in whatever order it is heard of", async () => {
  const answered = [0, 2, 3].flatMap((at) => said[at] ?? []);
  for (const order of orders(answered)) {
    await told(order);
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    expect(row).toMatchObject({ unread: 0, unansweredSince: null });
  }
});

test("who wrote after that answer waits since then, in whatever order it is heard of", async () => {
  const answeredBefore = [0, 3, 4].flatMap((at) => said[at] ?? []);
  const since = new Date(noon + 3 * 60_000).toISOString();
  for (const order of orders(answeredBefore)) {
    await told(order);
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    expect(row?.unansweredSince).toBe(since);
  }
});

test("whoever took back what they wrote after that answer waits for nobody, in whatever order it is heard of", async () => {
  const takenBack = [0, 3, 5, 9].flatMap((at) => said[at] ?? []);
  for (const order of orders(takenBack)) {
    await told(order);
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    expect(row?.unansweredSince).toBeNull();
  }
});

const writes = (minute: number) => ({
  minute,
  content: { message: { mid: `s${minute}`, text: "Hello?" } },
});
const answers = (minute: number) => ({
  minute,
  bySam: false,
  content: { message: { mid: `a${minute}`, text: "Good morning", is_echo: true } },
});
const takesBack = ({
  bySam = true,
  content: { message },
}: ReturnType<typeof writes> & Partial<Told>) => ({
  minute: 20,
  bySam,
  content: { message: { mid: message.mid, is_deleted: true } },
});

test("who wrote several times waits since the first, in whatever order it is heard of", async () => {
  const since = new Date(noon + 60_000).toISOString();
  for (const order of orders([writes(1), writes(2), writes(4)])) {
    await told(order.map(update));
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    expect(row?.unansweredSince).toBe(since);
  }
});

test("who was answered in the app in a closed dialog brings it back and waits for nobody, in whatever order it is heard of", async () => {
  for (const order of orders([writes(3), answers(4)])) {
    await told([update(writes(1))]);
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    await closeDialog(tomas, row?.id ?? 0);
    await come(order.map(update));
    const { rows } = await listDialogs(tomas, { tab: "active" });
    expect(rows).toMatchObject([{ unread: 0, unansweredSince: null }]);
  }
});

describe("what somebody wrote that needed no answer asks for none, though", () => {
  test.each([
    [
      "older words, which came after that, are taken back",
      [writes(1), takesBack(writes(1))],
    ],
    [
      "older words came after that, and their answer later still",
      [writes(1), answers(2)],
    ],
  ])("%s", async (_, since) => {
    for (const settle of [sayNoAnswerNeeded, closeDialog]) {
      await told([update(writes(3))]);
      const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
      await settle(tomas, row?.id ?? 0);
      await come(since.map(update));
      const { rows } = await listDialogs(tomas, { tab: "active" });
      expect(rows).toMatchObject([{ unansweredSince: null }]);
    }
  });
});

test("what needed no answer counts as read once all else was answered, though that was before it", async () => {
  await told([update(writes(3))]);
  const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
  await sayNoAnswerNeeded(tomas, row?.id ?? 0);
  await come([writes(1), answers(2)].map(update));
  const { rows } = await listDialogs(tomas, { tab: "active" });
  expect(rows).toMatchObject([{ unread: 0, unansweredSince: null }]);
});

test("an answer that was taken back before it was heard of has answered nobody", async () => {
  await told([writes(1), takesBack(answers(2)), answers(2)].map(update));
  const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
  expect(row).toMatchObject({ unread: 1, unansweredSince: expect.any(String) });
  expect(await database().$count(touches, eq(touches.kind, "firstAnswer"))).toBe(0);
});

test.each<[string, Told[]]>([
  [
    "what they wrote first came last",
    [
      writes(3),
      writes(4),
      answers(5),
      writes(1),
      takesBack(answers(5)),
      takesBack(writes(1)),
    ],
  ],
  [
    "what they wrote after it was taken back as well",
    [writes(6), writes(8), answers(7), takesBack(writes(8)), takesBack(answers(7))],
  ],
  [
    "an earlier answer came after it",
    [writes(2), answers(7), answers(1), takesBack(answers(7)), takesBack(answers(1))],
  ],
  [
    "what they took back had come before what they wrote first",
    [writes(2), answers(4), writes(0), takesBack(writes(2)), takesBack(answers(4))],
  ],
  [
    "what they wrote after it was taken back before it",
    [writes(2), answers(4), writes(6), takesBack(writes(6)), takesBack(answers(4))],
  ],
  [
    "what it answered came only after both",
    [answers(4), takesBack(answers(4)), writes(2)],
  ],
  [
    "what they took back came only after that",
    [takesBack(writes(8)), answers(6), writes(3), writes(8), takesBack(answers(6))],
  ],
])(
  "whoever was answered in the app waits again once that is taken back, though %s",
  async (_, order) => {
    await told(order.map(update));
    const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
    expect(row?.unansweredSince).not.toBeNull();
  },
);

test("who waits, and since when, is the same in whatever order what was said, answered in the app and taken back is heard of", async () => {
  const minutes = fc.uniqueArray(fc.nat(8), { minLength: 2 });
  const flags = fc.infiniteStream(fc.boolean());
  const draws = fc.infiniteStream(fc.nat());
  await fc.assert(
    fc.asyncProperty(minutes, flags, flags, draws, async (chosen, ours, gone, drawn) => {
      const spoken = chosen.map((minute) => {
        const bySam = !ours.next().value;
        const isGone = gone.next().value as boolean;
        return { minute, bySam, isGone, told: (bySam ? writes : answers)(minute) };
      });
      const standing = spoken.filter(({ isGone }) => !isGone);
      const waits = standing.filter(
        ({ bySam, minute }) =>
          bySam && !standing.some((one) => !one.bySam && one.minute > minute),
      );
      const all = spoken.flatMap(({ told: one, isGone }) =>
        isGone ? [one, takesBack(one)] : [one],
      );
      await told(shuffled(all, drawn).map(update));
      const [row] = (await listDialogs(tomas, { tab: "active" })).rows;
      const since = Math.min(...waits.map(({ minute }) => minute));
      expect(row?.unansweredSince ?? null).toBe(
        waits.length > 0 ? new Date(noon + since * 60_000).toISOString() : null,
      );
    }),
    { numRuns: 12 },
  );
});

const shuffled = <Each>(all: readonly Each[], drawn: Iterator<number>): Each[] =>
  all
    .map((one) => ({ one, by: drawn.next().value as number }))
    .toSorted((one, other) => one.by - other.by)
    .map(({ one }) => one);
