import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import {
  accounts,
  contacts,
  deliveries,
  dialogs,
  messages,
  organisation,
  outbox,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { changesSince } from "@/lib/dialogs/live/changes";
import { dialogsToDeliver, readClaim } from "@/lib/dialogs/send/claim";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { giveUp, markUnknown } from "@/lib/dialogs/send/settle-claim";
import { abandonStaleClaims, settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { sweep } from "@/lib/dialogs/sweep";
import { openDialog } from "@/lib/dialogs/thread/open";
import { displayPhone } from "@/lib/patients/phone";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { settledCursor } from "@/tests/support/settled-cursor";
import { type Standin, startStandin } from "@/tests/support/standin/standin";
import { until, untilInLine } from "@/tests/support/waiting";
import { atDoor } from "@/tests/support/webhook-door";
import { whileBroken } from "@/tests/support/while-broken";

const database = useDatabase();
const clinic = "+442079460018";
const maria = "+447700900123";
let standin: Standin;
let app: Server;
let account: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;

beforeAll(async () => {
  app = await serveWebhooks();
  standin = await startTwilio(0);
  process.env.PROVIDER_STANDIN_URL = standin.url;
  account = await makeSender(clinic);
  tomas = await makeStaff();
});

afterAll(async () => {
  await standin.close();
  app.closeAllConnections();
  app.close();
});

// What one test has sent no inbox knows in the next.
beforeEach(async () => {
  await standin.close();
  standin = await startTwilio(standin.port);
  await emptyInbox(database());
  await database().update(accounts).set({ state: "connected", sendPausedUntil: null });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await standin.settled();
  await afterwards();
});

async function startTwilio(port: number): Promise<Standin> {
  const { accountSid, authToken } = manifest.world.twilio;
  const { port: appPort } = app.address() as AddressInfo;
  const started = await startStandin({
    port,
    appUrl: "https://clinic.example",
    deliverTo: `http://127.0.0.1:${appPort}`,
    pace: { sentMs: 0, deliveredMs: 0, readMs: 0 },
  });
  started.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate Clinic" });
  started.addSender({ accountSid, number: clinic, name: "Northgate Clinic" });
  return started;
}

/** The product's two webhook routes behind a real port, so that the stand-in's callbacks arrive. */
async function serveWebhooks(): Promise<Server> {
  const server = createServer(async (incoming, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? "/", "https://clinic.example");

    const request = new Request(url, {
      method: "POST",
      headers: incoming.headers as Record<string, string>,
      body: Buffer.concat(chunks),
    });
    const response = await atDoor(request);
    answer.writeHead(response.status).end(await response.text());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

/** Maria writes from her phone, which opens the dialog and the 24 hours in which it may be answered. */
const mariaWrites = async (text = "May I come on Tuesday?") => {
  await standin.write({
    from: { phone: maria, profileName: "Maria Gomez" },
    to: clinic,
    text,
  });
  await afterwards();
  const [dialog] = await database().select().from(dialogs);
  if (!dialog) throw new Error("Maria's message opened no dialog.");
  return dialog.id;
};

const reply = (dialogId: number, text: string, clientId: string = randomUUID()) =>
  storeReply(tomas, { dialogId, text, clientId, seenSeq: seenAll });

const say = async (dialogId: number, text = "Tuesday at ten suits us.") => {
  expect(await reply(dialogId, text)).toMatchObject({ ok: true });
  await deliverDialog(dialogId);
  await standin.settled();
};

const outbound = () =>
  database()
    .select()
    .from(messages)
    .where(eq(messages.direction, "outbound"))
    .orderBy(messages.seq);

const sends = () => database().select().from(outbox).orderBy(outbox.id);
const dialogNow = async () => (await database().select().from(dialogs))[0];

/** Brings the time at which an unsettled send is looked for to now, as if so many seconds had passed. */
const later = async (seconds: number) => {
  const past = new Date(Date.now() - seconds * 1000);
  await database().update(outbox).set({ claimedAt: past, dueAt: past });
};

describe("a reply", () => {
  test("leaves from the number that Maria wrote to, to her number, and its ticks climb to read", async () => {
    const dialog = await mariaWrites();
    await say(dialog);
    const [sent] = standin.sent();
    expect(sent).toMatchObject({ from: `whatsapp:${clinic}`, to: `whatsapp:${maria}` });
    expect(sent?.body).toBe("Tuesday at ten suits us.");
    expect(await outbound()).toMatchObject([
      { status: "read", externalId: sent?.sid, authorId: tomas.id },
    ]);
    expect(await dialogNow()).toMatchObject({
      lastStatus: "read",
      unansweredSince: null,
    });
  });

  test("goes to the user id of someone who hides the phone", async () => {
    const peer = {
      identities: [{ kind: "userId" as const, value: "GB.77120099813350264418" }],
      name: "kit.reads",
      handle: null,
    };
    await say(await makeDialog(account, { peer }));
    expect(standin.sent().at(-1)?.to).toBe("whatsapp:GB.77120099813350264418");
  });

  test("goes to the number that was written from last, which is the one that is shown", async () => {
    for (const phone of ["+447700900171", "+447700900172", "+447700900171"]) {
      const dialog = await makeDialog(account, { peer: known("GB.1", phone) });
      await say(dialog);
      expect(standin.sent().at(-1)?.to).toBe(`whatsapp:${phone}`);
      const address = displayPhone(phone);
      expect(await openDialog(tomas, dialog)).toMatchObject({ address });
    }
  });

  test("goes to the number that the window is of, though it was found after somebody had answered another", async () => {
    const [first, second] = ["+447700900171", "+447700900172"];
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await say(
      await makeDialog(account, { peer: known("GB.1", first), at: minutesAgo(3) }),
    );
    const missed = { recovered: "late", at: minutesAgo(2) } as const;
    const dialogId = await makeDialog(account, {
      peer: known("GB.1", second),
      ...missed,
    });
    await say(dialogId);
    expect(standin.sent().at(-1)?.to).toBe(`whatsapp:${second}`);
    const address = displayPhone(second);
    expect(await openDialog(tomas, dialogId)).toMatchObject({ address });
  });

  test("stands below the words that it answers, though their provider's clock is ahead of ours", async () => {
    const at = new Date(Date.now() + 60_000);
    const dialog = await makeDialog(account, { text: "May I come on Tuesday?", at });
    await reply(dialog, "Tuesday at ten suits us.");
    const { messages: thread = [], row } = (await openDialog(tomas, dialog)) ?? {};
    expect(thread.map(({ direction }) => direction)).toEqual(["inbound", "outbound"]);
    expect(row).toMatchObject({ preview: { text: "Tuesday at ten suits us." } });
  });

  test("that the composer sends twice under one client id is one message", async () => {
    const dialog = await mariaWrites();
    const clientId = randomUUID();
    await reply(dialog, "Once", clientId);
    await reply(dialog, "Once", clientId);
    expect(await outbound()).toHaveLength(1);
  });

  test("fired quickly arrives in the order in which it was written", async () => {
    const dialog = await mariaWrites();
    const before = standin.sent().length;
    for (const text of ["one", "two", "three", "four"]) await reply(dialog, text);
    await Promise.all([
      deliverDialog(dialog),
      deliverDialog(dialog),
      deliverDialog(dialog),
    ]);
    await deliverDialog(dialog);
    const bodies = standin
      .sent()
      .slice(before)
      .map(({ body }) => body);
    expect(bodies).toEqual(["one", "two", "three", "four"]);
  });

  test("settles what colleagues had not read, and marks the thread as seen by its writer", async () => {
    const dialog = await mariaWrites();
    await say(dialog);
    expect(await dialogNow()).toMatchObject({ inboundCount: 1, clearedInbound: 1 });
  });
});

describe("a reply that waits for its turn", () => {
  test.each([
    ["has sent STOP meanwhile", "stopped", { stoppedAt: new Date() }],
    ["was blocked meanwhile", "blockedMeanwhile", { blockedAt: new Date() }],
  ])("is not sent to somebody who %s, and says so", async (_, key, said) => {
    const dialog = await mariaWrites();
    await reply(dialog, "Are you there?");
    const before = standin.sent().length;
    await database().update(contacts).set(said);
    await deliverDialog(dialog);
    expect(standin.sent()).toHaveLength(before);
    const failure = { key, canRetry: false };
    expect((await openDialog(tomas, dialog))?.messages.at(-1)).toMatchObject({
      status: "failed",
      failure,
    });
  });
});

describe("a reply that Twilio refuses because Maria told it STOP", () => {
  test("says so, and the dialog takes no more until she writes START", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", {
      type: "answer",
      answer: {
        status: 400,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ status: 400, code: 21610, message: "Unsubscribed" }),
      },
    });
    await say(dialog);
    expect(await outbound()).toMatchObject([{ status: "failed", errorCode: "21610" }]);
    expect(await openDialog(tomas, dialog)).toMatchObject({
      refusal: "stopped",
      row: { stopped: true },
    });
    await makeDialog(account, { text: "START", consent: "started" });
    expect((await openDialog(tomas, dialog))?.refusal).toBeNull();
  });

  test.each(["failed", "undelivered"] as const)(
    "says so where that is only reported, as %s",
    async (status) => {
      const dialog = await mariaWrites();
      standin.faultCallbacks({ type: "ended", status, code: 21610 });
      await say(dialog);
      await afterwards();
      expect(await openDialog(tomas, dialog)).toMatchObject({
        refusal: "stopped",
        row: { stopped: true },
      });
      expect(await outbound()).toMatchObject([{ status: "failed", errorCode: "21610" }]);
    },
  );
});

describe("a reply is refused, and nothing is stored,", () => {
  test("when the dialog is closed", async () => {
    const dialog = await mariaWrites();
    await closeDialog(tomas, dialog);
    expect(await reply(dialog, "Hello")).toEqual({ ok: false, reason: "closed" });
    expect(await outbound()).toEqual([]);
  });

  test("when more than 24 hours have passed since Maria wrote", async () => {
    const at = new Date(Date.now() - 25 * 3_600_000);
    const dialog = await makeDialog(account, { at });
    expect(await reply(dialog, "Hello")).toEqual({ ok: false, reason: "windowClosed" });
  });

  test("when it is longer than WhatsApp takes", async () => {
    const dialog = await mariaWrites();
    expect(await reply(dialog, "a".repeat(1601))).toEqual({
      ok: false,
      reason: "tooLong",
    });
  });

  test("when the account is disconnected", async () => {
    const dialog = await mariaWrites();
    await database().update(accounts).set({ state: "disconnected" });
    expect(await reply(dialog, "Hello")).toEqual({ ok: false, reason: "disconnected" });
  });

  test("when Maria's number has passed to somebody else", async () => {
    const before = await makeDialog(account, { peer: known("GB.1") });
    const now = await makeDialog(account, { peer: known("GB.2") });
    expect(now).not.toBe(before);
    expect(await reply(before, "Hello")).toEqual({ ok: false, reason: "superseded" });
    expect(await reply(now, "Hello")).toMatchObject({ ok: true });
  });

  test("when it waited to be sent while Maria's number passed to somebody else, who does not get it", async () => {
    const before = await makeDialog(account, { peer: known("GB.1") });
    await reply(before, "Your results are here");
    await makeDialog(account, { peer: known("GB.2") });
    const sent = standin.sent().length;
    await deliverDialog(before);
    expect(standin.sent()).toHaveLength(sent);
    const shown = (await openDialog(tomas, before))?.messages;
    expect(shown?.at(-1)?.failure).toEqual({
      key: "superseded",
      code: "superseded",
      canRetry: false,
    });
  });

  test("when the writer may not see the account", async () => {
    const dialog = await mariaWrites();
    const priya = await makeStaff({ scope: { all: false, accountIds: [] } });
    const refused = await storeReply(priya, {
      dialogId: dialog,
      text: "Hello",
      clientId: randomUUID(),
      seenSeq: seenAll,
    });
    expect(refused).toEqual({ ok: false, reason: "notFound" });
    expect(await outbound()).toEqual([]);
    await say(dialog);
    const [sent] = await outbound();
    const retry = { messageId: sent?.id ?? 0, clientId: randomUUID(), seenSeq: seenAll };
    expect(await retryMessage(priya, retry)).toEqual({ ok: false, reason: "notFound" });
  });
});

describe("when Twilio", () => {
  test("refuses a message, staff read why, and a retry is a new message", async () => {
    const dialog = await mariaWrites();
    standin.faultCallbacks({ type: "ended", code: 63010 });
    await say(dialog);
    const [failed] = await outbound();
    expect(failed).toMatchObject({ status: "failed", errorCode: "63010" });
    expect(await dialogNow()).toMatchObject({ undelivered: true });
    const retried = await retryMessage(tomas, {
      messageId: failed?.id ?? 0,
      clientId: randomUUID(),
      seenSeq: seenAll,
    });
    expect(retried).toMatchObject({ ok: true, value: [{ dialogId: dialog }] });
    const again = {
      messageId: failed?.id ?? 0,
      clientId: randomUUID(),
      seenSeq: seenAll,
    };
    expect(await retryMessage(tomas, again)).toEqual({
      ok: false,
      reason: "notRetriable",
    });
    const [shown] = (await openDialog(tomas, dialog))?.messages.slice(-2) ?? [];
    expect(shown).toMatchObject({
      version: (failed?.version ?? 0) + 1,
      failure: { code: "63010", canRetry: false, retried: true },
    });
    await deliverDialog(dialog);
    await standin.settled();
    expect(await outbound()).toMatchObject([
      { status: "failed" },
      { status: "read", retryOfId: failed?.id },
    ]);
    expect(await dialogNow()).toMatchObject({ undelivered: false });
  });

  test("reports after all that a message arrived, as somebody retries it, it is not said twice", async () => {
    const dialog = await mariaWrites();
    standin.faultCallbacks({ type: "ended", code: 63010 });
    await say(dialog);
    const [failed] = await outbound();
    const messageId = failed?.id ?? 0;
    const retry = { messageId, clientId: randomUUID(), seenSeq: seenAll };
    let retried: ReturnType<typeof retryMessage> | undefined;
    await database().transaction(async (rows) => {
      await climb(rows, messageId, { status: "delivered", errorCode: null });
      retried = retryMessage(tomas, retry);
      await untilInLine(database(), 1);
    });
    expect(await retried).toEqual({ ok: false, reason: "notRetriable" });
    expect(await outbound()).toHaveLength(1);
  });

  test("reports a failure after the dialog was closed, the dialog comes back", async () => {
    const dialog = await mariaWrites();
    standin.faultCallbacks({ type: "ended", code: 63024 });
    await reply(dialog, "On our way out");
    await closeDialog(tomas, dialog);
    await deliverDialog(dialog);
    await standin.settled();
    expect(await dialogNow()).toMatchObject({ closureId: null, undelivered: true });
  });

  test("is not asked, since Maria was blocked meanwhile, her closed dialog stays closed", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "On our way out");
    await closeDialog(tomas, dialog);
    await database().update(contacts).set({ blockedAt: new Date() });
    await deliverDialog(dialog);
    expect(await sends()).toMatchObject([{ state: "failed", errorCode: "blocked" }]);
    expect(await dialogNow()).toMatchObject({ closureId: expect.any(Number) });
  });

  test("limits the rate, the message waits as long as it says and then goes, once", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", {
      type: "status",
      status: 429,
      retryAfterSeconds: 7,
    });
    const before = standin.sent().length;
    await say(dialog);
    expect(await sends()).toMatchObject([{ state: "queued", errorCode: "20429" }]);
    expect(standin.sent()).toHaveLength(before);
    await later(1);
    await database().update(accounts).set({ sendPausedUntil: null });
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
  });

  test("limits the rate just as somebody else is to send the message, it waits all the same", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "Tuesday at ten suits us.");
    const before = standin.sent().length;
    const [delivering] = await database().transaction(async (rows) => {
      await rows.update(outbox).set({ dueAt: new Date(Date.now() + 60_000) });
      const sending = deliverDialog(dialog);
      await untilInLine(database(), 1);
      return [sending];
    });
    await delivering;
    expect(await sends()).toMatchObject([{ state: "queued", attempts: 0 }]);
    expect(standin.sent()).toHaveLength(before);
  });

  test("limits the rate again and again, the message waits longer each time, and is not given up within seconds", async () => {
    const dialog = await mariaWrites();
    standin.fault(
      "twilio.messages.create",
      { type: "status", status: 429, retryAfterSeconds: 1 },
      { times: 8 },
    );
    await reply(dialog, "Tuesday at ten suits us.");
    let waitedMs = 0;
    for (let tries = 1; tries < 8; tries += 1) {
      await deliverDialog(dialog);
      const [send] = await sends();
      expect(send).toMatchObject({ state: "queued", attempts: tries });
      waitedMs += Number(send?.dueAt) - Date.now();
      await later(1);
      await database().update(accounts).set({ sendPausedUntil: null });
    }
    expect(waitedMs).toBeGreaterThan(3 * 60_000);
  });

  test("accepts a message and drops the line, it is found by its callback and never sent again", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    const before = standin.sent().length;
    await say(dialog);
    await later(1);
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
    expect(await sends()).toMatchObject([{ state: "sent" }]);
  });

  test("accepts a message, drops the line and calls back nothing, it is found by listing", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    standin.faultCallbacks({ type: "dropped" });
    const before = standin.sent().length;
    await say(dialog, "Are you well?");
    expect(await sends()).toMatchObject([{ state: "unknown" }]);
    await later(3);
    await sweep();
    expect(await sends()).toMatchObject([{ state: "sent" }]);
    expect((await outbound())[0]?.externalId).toBe(standin.sent().at(-1)?.sid);
    expect(standin.sent()).toHaveLength(before + 1);
  });

  test("accepts a message, drops the line and lists it as not delivered, staff read why", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    standin.faultCallbacks({ type: "dropped" });
    await say(dialog, "Are you well?");
    const ended = { status: "undelivered", errorCode: 63024 };
    Object.assign(standin.sent().at(-1) ?? {}, ended);
    await later(3);
    await sweep();
    expect(await outbound()).toMatchObject([{ status: "failed", errorCode: "63024" }]);
  });

  test("accepts a message, drops the line and lists it in other words, it is not sent again", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    standin.faultCallbacks({ type: "dropped" });
    const before = standin.sent().length;
    await say(dialog, "Your visit:  Tuesday.");
    Object.assign(standin.sent().at(-1) ?? {}, { body: "Your visit: Tuesday." });
    await later(40);
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await sends()).toMatchObject([{ state: "unknown" }]);
  });

  test("answers 503 without having the message, it goes again only once the list has proved that", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "status", status: 503 });
    const before = standin.sent().length;
    await say(dialog, "Did this reach you?");
    await later(3);
    await sweep();
    expect(await sends()).toMatchObject([{ state: "unknown" }]);
    await later(40);
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
  });

  test("answers nothing at all, it goes again only once what was on its way can't arrive any more", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "hang" });
    const before = standin.sent().length;
    await say(dialog, "Did this reach you?");
    await later(60);
    await sweep();
    expect(await sends()).toMatchObject([{ state: "unknown" }]);
    await later(200);
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
  });

  test("accepts a message, drops the line and then can't be asked, staff are told to ask before they send it again", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    standin.faultCallbacks({ type: "dropped" });
    const always = { times: Number.POSITIVE_INFINITY };
    standin.fault("twilio.messages.list", { type: "status", status: 500 }, always);
    await say(dialog, "Shall we call you?");
    await reply(dialog, "We have a place on Friday.");
    await later(600);
    await sweep();
    expect(await sends()).toMatchObject([{ state: "unknown" }, { state: "queued" }]);
    await later(1000);
    await sweep();
    await standin.settled();
    const shown = (await openDialog(tomas, dialog))?.messages;
    expect(shown?.find(({ text }) => text === "Shall we call you?")?.failure).toEqual({
      key: "unsettled",
      code: "unknown",
      canRetry: true,
    });
    expect(standin.sent().at(-1)?.body).toBe("We have a place on Friday.");
  });

  test("can't be reached, nothing was sent and it goes later by itself", async () => {
    const dialog = await mariaWrites();
    await standin.pause();
    await reply(dialog, "Are you there?");
    await deliverDialog(dialog);
    expect(await sends()).toMatchObject([{ state: "queued", errorCode: "unreachable" }]);
    await standin.resume();
    await later(1);
    await sweep();
    await standin.settled();
    expect(await outbound()).toMatchObject([{ status: "read" }]);
  });

  test("no longer takes the token, the message says so and the account needs attention", async () => {
    const dialog = await mariaWrites();
    standin.fault("twilio.messages.create", { type: "status", status: 401 });
    await say(dialog);
    expect(await outbound()).toMatchObject([{ status: "failed", errorCode: "20003" }]);
    expect(await database().select().from(accounts)).toMatchObject([
      { state: "attention" },
    ]);
  });

  test("reports in the wrong order and twice, the message ends as read", async () => {
    const dialog = await mariaWrites();
    standin.faultCallbacks({ type: "reordered" });
    standin.faultCallbacks({ type: "duplicated" });
    await say(dialog, "first");
    await say(dialog, "second");
    expect(await outbound()).toMatchObject([{ status: "read" }, { status: "read" }]);
  });
});

test("of many dialogs those are found whose next message is due, the longest due first", async () => {
  const numbers = ["+447700900125", "+447700900126", "+447700900127"];
  const [waits = 0, later = 0, first = 0] = await Promise.all(
    numbers.map((value) => {
      const identities = [{ kind: "phone" as const, value }];
      return makeDialog(account, { peer: { identities, name: null, handle: null } });
    }),
  );
  for (const dialog of [waits, waits, later, first]) await reply(dialog, "We are open");
  const due = [60, -1, -2, -3].map((minutes) => new Date(Date.now() + minutes * 60_000));
  for (const [index, { id }] of (await sends()).entries())
    await database().update(outbox).set({ dueAt: due[index] }).where(eq(outbox.id, id));
  expect(await dialogsToDeliver()).toEqual([first, later]);
});

test("a dialog in which something is wrong keeps the sweep from no other, nor from its end", async () => {
  const dialog = await mariaWrites();
  const broken = await makeDialog(account, { peer: ruth });
  for (const id of [broken, dialog]) await reply(id, "We are open");
  await database().update(organisation).set({ sweptAt: null });
  await database().execute(sql`
    create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = '23514'; end $$`);
  const refused = {
    by: `create trigger refuse before update on outbox for each row
      when (new.dialog_id = ${broken}) execute function refuse()`,
    mendedBy: "drop trigger refuse on outbox",
  };
  await whileBroken(refused, sweep);
  await standin.settled();
  expect(await sends()).toMatchObject([{ state: "queued" }, { state: "sent" }]);
  const [swept] = await database().select().from(organisation);
  expect(swept?.sweptAt).not.toBeNull();
});

describe("a process that ends while it sends", () => {
  test("leaves a claim that is looked for and not sent blindly", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "Half way");
    await database().update(outbox).set({ state: "sending", attempts: 1 });
    await later(60);
    const before = standin.sent().length;
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
    expect(await database().$count(deliveries, eq(deliveries.state, "quarantined"))).toBe(
      0,
    );
  });

  test("leaves a message of which open screens hear that it is looked for", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "Half way");
    await database().update(outbox).set({ state: "sending", attempts: 1 });
    await later(60);
    const cursor = await settledCursor(tomas);
    await abandonStaleClaims();
    const news = await changesSince(tomas, { cursor, open: dialog });
    expect(news).toMatchObject({
      open: { messages: [{ text: "Half way", unsettled: true }] },
    });
  });

  test("is told to have arrived a moment before it would be looked for, or given up: so it counts", async () => {
    await say(await mariaWrites());
    const [sent] = await sends();
    const claim = await readClaim(sent?.id ?? 0);
    if (!claim) throw new Error("Nothing was sent.");
    await markUnknown(claim, null);
    await giveUp(claim, "unknown");
    expect(await sends()).toMatchObject([{ state: "sent" }]);
    expect(await outbound()).not.toMatchObject([{ status: "failed" }]);
  });

  test("is looked for by two sweeps at once, and sent again by one of them", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "Once is enough");
    await database().update(outbox).set({ state: "sending", attempts: 1 });
    await later(60);
    standin.faultCallbacks({ type: "dropped" });
    standin.fault("twilio.messages.list", { type: "late", afterMs: 500 });
    standin.fault("twilio.messages.create", { type: "late", afterMs: 1_500 });
    const before = standin.sent().length;
    await abandonStaleClaims();
    await Promise.all([lookAndSend(), lookAndSend()]);
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await sends()).toMatchObject([{ state: "sent", attempts: 2 }]);
  });

  test("is looked for late by one sweep: the try that another has begun meanwhile is left to that one", async () => {
    const first = await mariaWrites();
    const second = await makeDialog(account, { peer: ruth });
    for (const dialog of [first, second]) await reply(dialog, "Half way");
    await database().update(outbox).set({ state: "unknown", attempts: 1 });
    await later(60);
    const [ofFirst, ofSecond] = await sends();
    await database()
      .update(outbox)
      .set({ dueAt: new Date(0) })
      .where(eq(outbox.id, ofFirst?.id ?? 0));
    const { looking } = await database().transaction(async (rows) => {
      await rows.execute(sql`select from outbox where id = ${ofFirst?.id} for update`);
      const begun = settleUnknown();
      await untilInLine(database(), 1);
      await database()
        .update(outbox)
        .set({ state: "sending", attempts: 2, claimedAt: sql`now()` })
        .where(eq(outbox.id, ofSecond?.id ?? 0));
      return { looking: begun };
    });
    await looking;
    expect(await sends()).toMatchObject([
      { state: "queued" },
      { state: "sending", attempts: 2 },
    ]);
  });
});

describe("an account whose provider", () => {
  const numbers = [1, 2, 3, 4, 5].map((number) => `+44770090013${number}`);
  const always = { times: Number.POSITIVE_INFINITY };
  const asked = () =>
    standin.received.filter(({ kind }) => kind === "twilio.messages.list");

  async function loseFive() {
    for (const value of numbers) {
      const identities = [{ kind: "phone" as const, value }];
      const peer = { identities, name: null, handle: null };
      await reply(await makeDialog(account, { peer }), "We are open");
    }
    await database().update(outbox).set({ state: "unknown", attempts: 1 });
    await later(60);
  }

  test("answers nothing is not asked for each of its sends, and what was looked for long enough is told all the same", async () => {
    await loseFive();
    const lastly = (await sends()).at(-1)?.id ?? 0;
    await database()
      .update(outbox)
      .set({ claimedAt: sql`now() - interval '20 minutes'`, dueAt: sql`now()` })
      .where(eq(outbox.id, lastly));
    standin.fault("twilio.messages.list", { type: "status", status: 503 }, always);
    await settleUnknown();
    expect(asked()).toHaveLength(3);
    const states = (await sends()).map(({ state }) => state);
    expect(states).toEqual(["unknown", "unknown", "unknown", "unknown", "failed"]);
  });

  test("answers nothing about three people is asked for the others the next time", async () => {
    await loseFive();
    const withheld = numbers.slice(0, 3).map((number) => `whatsapp:${number}`);
    standin.fault(
      "twilio.messages.list",
      { type: "status", status: 503 },
      { ...always, when: ({ query }) => withheld.includes(query.get("To") ?? "") },
    );
    await settleUnknown();
    expect(asked()).toHaveLength(3);
    await database().update(outbox).set({ dueAt: sql`due_at - interval '5 seconds'` });
    await settleUnknown();
    const people = new Set(asked().map(({ params }) => params.To));
    for (const number of numbers) expect(people).toContain(`whatsapp:${number}`);
  });
});

describe("a process whose clock is a minute ahead of the database's", () => {
  beforeEach(() => {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, "now").mockImplementation(() => now() + 60_000);
  });

  test("leaves what another is just sending to it", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "On its way");
    await database()
      .update(outbox)
      .set({ state: "sending", attempts: 1, claimedAt: sql`now()` });
    await abandonStaleClaims();
    expect(await sends()).toMatchObject([{ state: "sending" }]);
  });

  test("does not send again what Twilio may only list in a moment", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "On its way");
    await database()
      .update(outbox)
      .set({ state: "unknown", attempts: 1, claimedAt: sql`now()`, dueAt: new Date(0) });
    await settleUnknown();
    expect(await sends()).toMatchObject([{ state: "unknown" }]);
  });
});

test("a process whose clock is a minute behind the database's waits as long as Twilio says, too", async () => {
  const now = Date.now.bind(Date);
  jest.spyOn(Date, "now").mockImplementation(() => now() - 60_000);
  const dialog = await mariaWrites();
  standin.fault("twilio.messages.create", {
    type: "status",
    status: 429,
    retryAfterSeconds: 30,
  });
  const before = standin.sent().length;
  await say(dialog);
  await sweep();
  expect(standin.sent()).toHaveLength(before);
  expect(await sends()).toMatchObject([{ state: "queued", attempts: 1 }]);
  await database().update(accounts).set({ sendPausedUntil: null });
});

describe("a process that stands still between its claim and the post", () => {
  test("posts nothing, since another one has taken the send up meanwhile", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "From one of us");
    const before = standin.sent().length;
    const stood = await standStill();
    const delivering = deliverDialog(dialog);
    await until(async () => (await sends())[0]?.state === "sending");
    await database().update(outbox).set({ attempts: 2 });
    await stood.goOn();
    await delivering;
    expect(standin.sent()).toHaveLength(before);
    expect(await sends()).toMatchObject([{ state: "sending", attempts: 2 }]);
  });

  test("begins anew where nobody has, and the message goes once", async () => {
    const dialog = await mariaWrites();
    await reply(dialog, "Still ours");
    const before = standin.sent().length;
    const stood = await standStill();
    const delivering = deliverDialog(dialog);
    await until(async () => (await sends())[0]?.state === "sending");
    await stood.goOn();
    await delivering;
    jest.restoreAllMocks();
    expect(standin.sent()).toHaveLength(before);
    await later(1);
    await sweep();
    await standin.settled();
    expect(standin.sent()).toHaveLength(before + 1);
    expect(await outbound()).toMatchObject([{ status: "read" }]);
  });
});

/** What a sweep does with sends that are looked for. */
async function lookAndSend() {
  for (const dialogId of await settleUnknown()) await deliverDialog(dialogId);
}

/** Holds back what is asked between a claim and its post; when it goes on, six seconds have passed. */
async function standStill() {
  const client = await database().$client.connect();
  await client.query("begin");
  await client.query("lock table credentials in access exclusive mode");
  return {
    async goOn() {
      const now = Date.now.bind(Date);
      jest.spyOn(Date, "now").mockImplementation(() => now() + 6_000);
      await client.query("commit");
      client.release();
    },
  };
}

const ruth = {
  identities: [{ kind: "phone" as const, value: "+447700900124" }],
  name: "Ruth Adeyemi",
  handle: null,
};

/** Whoever writes from a number, Maria's if none is said, by the id that WhatsApp knows them by. */
const known = (userId: string, phone = maria) => ({
  identities: [
    { kind: "userId" as const, value: userId },
    { kind: "phone" as const, value: phone },
  ],
  name: "Maria Gomez",
  handle: null,
});
