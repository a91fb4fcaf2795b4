import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { accounts, deliveries, dialogs, messages, outbox } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import type { Staff } from "@/lib/auth/current-staff";
import { applyDue } from "@/lib/dialogs/receive/apply-waiting";
import { readClaim } from "@/lib/dialogs/send/claim";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { settleFailed } from "@/lib/dialogs/send/settle";
import { markSent } from "@/lib/dialogs/send/settle-claim";
import { settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { sweep } from "@/lib/dialogs/sweep";
import { dayMs } from "@/lib/durations";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { instagramPost } from "@/tests/support/deliveries";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { profileId, useProviders } from "@/tests/support/providers";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const providers = useProviders();
const sam = { igsid: "17840000000000042", username: "sam.rivera", name: "Sam Rivera" };
let tomas: Staff;

beforeAll(async () => {
  tomas = await makeStaff();
});

beforeEach(async () => {
  await emptyInbox(database());
  await database()
    .update(accounts)
    .set({ state: "connected", humanAgent: false, sendPausedUntil: null });
});

/** Sam has written, so long ago, and Instagram and the clinic both know it. */
async function samWrote(daysAgo = 0): Promise<number> {
  const at = new Date(Date.now() - daysAgo * dayMs);
  const text = "Is Thursday possible?";
  const mid = providers.standin.instagram.remember({
    direction: "inbound",
    account: profileId,
    person: sam,
    text,
    at,
  });
  return makeDialog(providers.instagram, {
    externalId: mid,
    peer: {
      identities: [{ kind: "igsid", value: sam.igsid }],
      name: sam.name,
      handle: sam.username,
    },
    text,
    at,
  });
}

const reply = (dialogId: number, text: string) =>
  storeReply(tomas, { dialogId, text, clientId: randomUUID(), seenSeq: seenAll });

async function say(dialogId: number, text = "Thursday at four?") {
  expect(await reply(dialogId, text)).toMatchObject({ ok: true });
  await deliverDialog(dialogId);
}

/** The echo of the clinic's last message, as Instagram posts it. */
async function echo(text: string, mid = providers.standin.instagram.sent().at(-1)?.mid) {
  const time = Date.now();
  const body = {
    object: "instagram",
    entry: [
      {
        id: profileId,
        time,
        messaging: [
          {
            sender: { id: profileId },
            recipient: { id: sam.igsid },
            timestamp: time,
            message: { mid, text, is_echo: true },
          },
        ],
      },
    ],
  };
  expect((await atDoor(instagramPost(JSON.stringify(body)))).status).toBe(200);
  await afterwards();
}

/** Nobody has heard of the send that is on its way for so long, and it is to be looked for. */
const unheardFor = (ms: number) =>
  database()
    .update(outbox)
    .set({ claimedAt: new Date(Date.now() - ms), dueAt: new Date(0) });

const outbound = () =>
  database().select().from(messages).where(eq(messages.direction, "outbound"));
const sends = () => database().select().from(outbox);
const asked = () =>
  providers.standin.received.filter(({ kind }) => kind === "instagram.messages.create");

test("an answer leaves from the account that Sam wrote to, and its echo does not double it", async () => {
  await say(await samWrote());
  const [sent] = providers.standin.instagram.sent();
  expect(sent).toMatchObject({ accountId: profileId, igsid: sam.igsid });
  await echo("Thursday at four?");
  expect(await outbound()).toMatchObject([
    { origin: "staff", status: "sent", externalId: sent?.mid },
  ]);
});

test("an account whose token may not send any more needs attention, and its message says that a permission is missing", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "status", status: 403 });
  await say(dialog);
  expect(await outbound()).toMatchObject([{ status: "failed", errorCode: "10" }]);
  const account = eq(accounts.id, providers.instagram.id);
  expect(await database().select().from(accounts).where(account)).toMatchObject([
    { state: "attention", stateReason: "permissions" },
  ]);
  expect(await reply(dialog, "Are you there?")).toMatchObject({ reason: "attention" });
  expect(await updateAccount(providers.instagram.id, {}, tomas.id)).toMatchObject({
    ok: true,
  });
  expect(await reply(dialog, "Are you there?")).toMatchObject({ ok: true });
});

test("an answer that Instagram took and never confirmed is known by its echo, and not sent again", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "accept-then-drop" });
  await say(dialog, "Are you well?");
  expect(await sends()).toMatchObject([{ state: "unknown" }]);
  await echo("Are you well?");
  expect(await sends()).toMatchObject([{ state: "sent" }]);
  await database()
    .update(outbox)
    .set({ dueAt: new Date(0), claimedAt: new Date(0) });
  await sweep();
  expect(providers.standin.instagram.sent()).toHaveLength(1);
  expect(await outbound()).toMatchObject([{ origin: "staff", status: "sent" }]);
});

test("an answer that Instagram took and tells in other words is not sent again, though its echo stands beside it", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "accept-then-drop" });
  await say(dialog, "Your visit:  Tuesday.");
  const [sent] = providers.standin.instagram.sent();
  Object.assign(sent ?? {}, { text: "Your visit: Tuesday." });
  await echo("Your visit: Tuesday.");
  await unheardFor(60_000);
  await sweep();
  expect(providers.standin.instagram.sent()).toHaveLength(1);
  expect(await sends()).toMatchObject([{ state: "unknown" }]);
});

test("an answer that Instagram took is found in its list, and not sent again, though its clock is minutes behind ours", async () => {
  const dialog = await samWrote();
  providers.now = new Date(Date.now() - 4 * 60_000);
  providers.standin.fault("instagram.messages.create", { type: "accept-then-drop" });
  await say(dialog, "Are you well?");
  await unheardFor(60_000);
  await sweep();
  expect(providers.standin.instagram.sent()).toHaveLength(1);
  expect(await sends()).toMatchObject([{ state: "sent" }]);
});

test("what the clinic wrote in the app minutes before is no lost answer: that goes again", async () => {
  const dialog = await samWrote();
  const at = new Date(Date.now() - 3 * 60_000);
  const text = "We are open until six.";
  const mid = providers.standin.instagram.remember({
    direction: "outbound",
    account: profileId,
    person: sam,
    text,
    at,
  });
  await makeDialog(providers.instagram, {
    direction: "echo",
    externalId: mid,
    peer: { identities: [{ kind: "igsid", value: sam.igsid }], name: null, handle: null },
    text,
    at,
  });
  await database()
    .update(messages)
    .set({ receivedAt: at })
    .where(eq(messages.externalId, mid));
  providers.standin.fault("instagram.messages.create", { type: "reset" });
  await say(dialog, "Are you well?");
  await unheardFor(60_000);
  await sweep();
  expect(providers.standin.instagram.sent()).toHaveLength(1);
  expect(await sends()).toMatchObject([{ state: "sent" }]);
});

test("what the clinic wrote elsewhere before is not taken for an answer of the same words that was lost", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "reset" });
  await say(dialog, "Thank you");
  const earlier = new Date(Date.now() - 20 * 60_000);
  await makeDialog(providers.instagram, {
    direction: "echo",
    externalId: "an-earlier-echo",
    peer: { identities: [{ kind: "igsid", value: sam.igsid }], name: null, handle: null },
    text: "Thank you",
    at: earlier,
  });
  expect(await sends()).toMatchObject([{ state: "unknown" }]);
  expect((await outbound()).map(({ origin }) => origin).toSorted()).toEqual([
    "app",
    "staff",
  ]);
});

test("an echo that comes while the answer is on its way waits for it, and is not shown as another message", async () => {
  const dialog = await samWrote();
  await say(dialog, "On its way");
  await database()
    .update(messages)
    .set({ externalId: null })
    .where(eq(messages.direction, "outbound"));
  await database().execute("alter table outbox disable trigger outbox_keep_settled");
  await database().update(outbox).set({ state: "sending", claimedAt: new Date() });
  await database().execute("alter table outbox enable trigger outbox_keep_settled");
  await echo("On its way");
  expect(await outbound()).toHaveLength(1);
});

test("nor is one in other words than were given, once the answer to them has come", async () => {
  const dialog = await samWrote();
  await reply(dialog, "Bring your  card");
  await database()
    .update(outbox)
    .set({ state: "sending", claimedAt: new Date(), attempts: 1 });
  await echo("Bring your card", "named-by-both");
  expect(await outbound()).toHaveLength(1);
  const [send] = await sends();
  const claim = await readClaim(send?.id ?? 0);
  if (!claim) throw new Error("Nothing was sent.");
  await markSent(claim, { externalId: "named-by-both", status: "sent" });
  expect(await outbound()).toMatchObject([
    { text: "Bring your  card", status: "sent", externalId: "named-by-both" },
  ]);
});

test("what was written in the app while an answer was on its way is kept, however late it is looked at again", async () => {
  const dialog = await samWrote();
  await reply(dialog, "Thursday at four?");
  await database().update(outbox).set({ state: "sending", attempts: 1 });
  await echo("Our door is the blue one.", "written-in-the-app");
  const laterLook = async () => {
    await database()
      .update(deliveries)
      .set({ receivedAt: new Date(Date.now() - 30 * 60_000), nextAttemptAt: new Date(0) })
      .where(eq(deliveries.eventKey, "message:written-in-the-app"));
    await applyDue();
  };
  await laterLook();
  await database().update(outbox).set({ state: "failed", errorCode: "unreachable" });
  await laterLook();
  expect((await outbound()).map(({ text }) => text)).toContain(
    "Our door is the blue one.",
  );
});

test("a text is measured in bytes, as Instagram does: 500 Arabic letters fit, 501 do not", async () => {
  const dialog = await samWrote();
  expect(await reply(dialog, "م".repeat(501))).toEqual({ ok: false, reason: "tooLong" });
  await say(dialog, "م".repeat(500));
  expect(await outbound()).toMatchObject([{ status: "sent" }]);
});

test("after three days only an account with the permission answers, and says that a person did", async () => {
  const dialog = await samWrote(3);
  expect(await reply(dialog, "Sorry")).toEqual({ ok: false, reason: "windowClosed" });
  await database().update(accounts).set({ humanAgent: true });
  await say(dialog, "Sorry for the wait");
  expect(asked().map(({ json }) => json)).toMatchObject([{ tag: "HUMAN_AGENT" }]);
  expect(await outbound()).toMatchObject([{ status: "sent" }]);
});

test("an answer within the day carries no tag, whatever the account may do", async () => {
  await database().update(accounts).set({ humanAgent: true });
  await say(await samWrote());
  expect(asked()).toHaveLength(1);
  expect(JSON.stringify(asked()[0]?.json)).not.toContain("HUMAN_AGENT");
});

test("after a week nobody may answer", async () => {
  await database().update(accounts).set({ humanAgent: true });
  expect(await reply(await samWrote(8), "Hello")).toEqual({
    ok: false,
    reason: "windowClosed",
  });
});

test("a rate limit makes this account wait and no other", async () => {
  const dialog = await samWrote();
  const { instagramTroubles } = await import(
    "@/tests/support/standin/instagram/problems"
  );
  providers.standin.fault("instagram.messages.create", {
    type: "answer",
    answer: instagramTroubles.tooFast,
  });
  await say(dialog);
  expect(await sends()).toMatchObject([{ state: "queued" }]);
  const paused = await database().select().from(accounts);
  expect(paused.filter(({ sendPausedUntil }) => sendPausedUntil !== null)).toMatchObject([
    { id: providers.instagram.id },
  ]);
  const [found] = await database().select().from(dialogs);
  expect(found?.id).toBe(dialog);
});

test("what stands no longer among the few messages that Instagram lists is not sent again, and staff are told", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "accept-then-drop" });
  await say(dialog, "Are you well?");
  for (let more = 0; more < 20; more += 1)
    providers.standin.instagram.remember({
      direction: "inbound",
      account: profileId,
      person: sam,
      text: `And another thing, ${more}`,
      at: new Date(Date.now() + 1_000 + more),
    });
  await unheardFor(60_000);
  await sweep();
  expect(await sends()).toMatchObject([{ state: "unknown" }]);
  await unheardFor(20 * 60_000);
  await sweep();
  expect(await sends()).toMatchObject([{ state: "failed", errorCode: "unknown" }]);
  expect(providers.standin.instagram.sent()).toHaveLength(1);
});

/** Nobody could say of this answer for so long whether it was sent that staff were told. */
async function givenUp(dialog: number) {
  providers.standin.fault("instagram.messages.create", { type: "reset" });
  await say(dialog, "Are you well?");
  const [send] = await sends();
  if (!send?.claimedAt) throw new Error("Nothing was sent.");
  const { id: outboxId, messageId, claimedAt } = send;
  await database().transaction((rows) =>
    settleFailed(rows, { outboxId, messageId }, "unknown"),
  );
  return { messageId, claimedAt };
}

const lateEcho = (externalId: string, at: Date) =>
  makeDialog(providers.instagram, {
    direction: "echo",
    externalId,
    peer: { identities: [{ kind: "igsid", value: sam.igsid }], name: null, handle: null },
    text: "Are you well?",
    at,
  });

test("an answer that nobody could find for so long is known after all by an echo that comes late", async () => {
  const { claimedAt } = await givenUp(await samWrote());
  await lateEcho("a-late-echo", claimedAt);
  expect(await outbound()).toMatchObject([
    { origin: "staff", status: "sent", externalId: "a-late-echo", errorCode: null },
  ]);
  expect(await sends()).toMatchObject([{ state: "sent", errorCode: null }]);
  expect(await database().select().from(dialogs)).toMatchObject([{ undelivered: false }]);
  await lateEcho("another-echo", claimedAt);
  expect((await outbound()).map(({ origin }) => origin).toSorted()).toEqual([
    "app",
    "staff",
  ]);
});

test("of an answer that was said once more an echo that comes late is another message: the patient has both", async () => {
  const { messageId, claimedAt } = await givenUp(await samWrote());
  const again = { messageId, clientId: randomUUID(), seenSeq: seenAll };
  expect(await retryMessage(tomas, again)).toMatchObject({ ok: true });
  await sweep();
  await lateEcho("a-late-echo", claimedAt);
  const all = await outbound();
  expect(all.map(({ origin, status }) => [origin, status]).toSorted()).toEqual([
    ["app", "sent"],
    ["staff", "failed"],
    ["staff", "sent"],
  ]);
});

test("what Instagram never took is sent again, once its whole list does not name it", async () => {
  const dialog = await samWrote();
  providers.standin.fault("instagram.messages.create", { type: "reset" });
  await say(dialog, "Are you well?");
  expect(await sends()).toMatchObject([{ state: "unknown" }]);
  await unheardFor(60_000);
  await sweep();
  expect(providers.standin.instagram.sent()).toHaveLength(1);
  expect(await sends()).toMatchObject([{ state: "sent" }]);
});

/** Within minutes Sam wrote more than Instagram lists, and the clinic answered in the app, so long ago each time. */
async function muchWasSaid(...answeredAgo: number[]) {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const said = { account: profileId, person: sam };
  for (let more = 0; more < 25; more += 1)
    providers.standin.instagram.remember({
      ...said,
      direction: "inbound",
      text: `And another thing, ${more}`,
      at: minutesAgo(4),
    });
  for (const minutes of answeredAgo) {
    const [text, at] = [`Yes, ${minutes}`, minutesAgo(minutes)];
    const answer = { ...said, direction: "outbound", text, at } as const;
    const externalId = providers.standin.instagram.remember(answer);
    const identities = [{ kind: "igsid" as const, value: sam.igsid }];
    const peer = { identities, name: null, handle: null };
    await makeDialog(providers.instagram, {
      direction: "echo",
      externalId,
      peer,
      text,
      at,
    });
    await database()
      .update(messages)
      .set({ receivedAt: at })
      .where(eq(messages.externalId, externalId));
  }
}

test.each([
  ["two answers that went before it are listed", "sent", [3, 2]],
  ["the only one that is listed may share its second with what is not", "unknown", [3]],
])(
  "a lost answer in a dialog of which Instagram lists a part, where %s, is then %s",
  async (...row) => {
    const [, state, answeredAgo] = row;
    const dialog = await samWrote();
    await muchWasSaid(...answeredAgo);
    providers.standin.fault("instagram.messages.create", { type: "reset" });
    await say(dialog, "Are you well?");
    await unheardFor(60_000);
    await settleUnknown();
    await sweep();
    expect(await sends()).toMatchObject([{ state }]);
    expect(providers.standin.instagram.sent()).toHaveLength(state === "sent" ? 1 : 0);
  },
);

test("what became of many answers Instagram is asked no more than twice a second", async () => {
  const peers = ["17840000000000051", "17840000000000052", "17840000000000053"];
  for (const value of peers) {
    const identities = [{ kind: "igsid" as const, value }];
    const peer = { identities, name: null, handle: value };
    await reply(await makeDialog(providers.instagram, { peer }), "Are you well?");
  }
  await database().update(outbox).set({ state: "unknown", attempts: 1 });
  await unheardFor(10_000);
  providers.standin.received.length = 0;
  await settleUnknown();
  const times = providers.standin.received.map(({ at }) => at.getTime());
  expect(times).toHaveLength(3);
  // A second, or a little less where the first of them was long on its way.
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(700);
});
