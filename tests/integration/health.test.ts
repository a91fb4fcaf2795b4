import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { auditLog, deliveries, messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { dayMs } from "@/lib/durations";
import { answerTimes } from "@/lib/health/answers";
import { failuresByAccount } from "@/lib/health/failures";
import { lastDay } from "@/lib/health/last-day";
import { ledgerSum } from "@/lib/health/ledger-sum";
import { listQuarantined, readQuarantined } from "@/lib/health/quarantined";
import { replayDeliveries } from "@/lib/health/replay";
import { withoutSecrets } from "@/lib/health/without-secrets";
import { useDatabase } from "@/tests/support/database";
import {
  inbound,
  makeDialog,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";

const database = useDatabase();
let sender: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;

beforeAll(async () => {
  sender = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

const unknown = (name: string) => ({
  type: "unknown" as const,
  accountExternalId: sender.externalId,
  eventKey: name,
  payload: JSON.stringify({ text: "My new address", access_token: "canary-token" }),
  reason: "sender.id is missing",
});

test("the ledger's sum of seven days closes: received is applied, repeats, ignored, waiting and quarantined", async () => {
  const said = inbound(sender);
  await keepEvent(sender, said);
  await keepEvent(sender, said);
  await keepEvent(sender, unknown("odd-1"));
  const old = inbound(sender);
  await keepEvent(sender, old);
  await database()
    .update(deliveries)
    .set({ receivedAt: new Date(Date.now() - 7.1 * dayMs) })
    .where(eq(deliveries.eventKey, old.eventKey));
  const { received, parts } = await ledgerSum();
  expect(parts).toMatchObject({ applied: 1, duplicate: 1, quarantined: 1 });
  expect(Object.values(parts).reduce((sum, one) => sum + one)).toBe(received);
});

test("a quarantined event is read without what opens something, and that is audited", async () => {
  const [event] = (await listQuarantined()).events;
  expect(event).toMatchObject({ kind: "unknown", reason: "sender.id is missing" });
  const read = await readQuarantined(event?.id ?? 0, dana.id);
  expect(read?.content).toContain("My new address");
  expect(read?.content).not.toContain("canary-token");
  expect(await actionsOn(event?.id)).toEqual(["delivery.read"]);
  expect(await readQuarantined(999_999, dana.id)).toBeNull();
});

test.each(["access_token", "appSecret", "Password", "X-Signature", "authorization"])(
  "what a provider calls %s is read by nobody",
  (name) => {
    const payload = JSON.stringify({ text: "Hello", sent: [{ [name]: "canary" }] });
    expect(withoutSecrets(payload)).toContain("Hello");
    expect(withoutSecrets(payload)).not.toContain("canary");
  },
);

test("an address keeps its place and loses its keys", () => {
  const kept = withoutSecrets('{"url":"https://lookaside.fbsbx.com/a.jpg?sig=abc"}');
  expect(kept).toContain("https://lookaside.fbsbx.com/a.jpg?…");
  expect(withoutSecrets("no json at all")).toBe("no json at all");
});

test("replay applies what can be understood by now, once, and leaves the rest", async () => {
  await makeDialog(sender);
  const [event] = (await listQuarantined()).events;
  const [form] = await database()
    .select()
    .from(deliveries)
    .where(eq(deliveries.kind, "message"));
  await database()
    .update(deliveries)
    .set({ payload: form?.payload ?? "{}" })
    .where(eq(deliveries.id, event?.id ?? 0));
  // The sample's payload names no sender either: it stays, with its reason, and nothing is lost.
  expect(await replayDeliveries([event?.id ?? 0], dana.id)).toEqual({
    ok: true,
    settled: 0,
    quarantined: 1,
  });
  await database()
    .update(deliveries)
    .set({ payload: status })
    .where(eq(deliveries.id, event?.id ?? 0));
  expect(await replayDeliveries([event?.id ?? 0], dana.id)).toMatchObject({ settled: 1 });
  expect(await replayDeliveries([event?.id ?? 0], dana.id)).toMatchObject({ settled: 0 });
  expect(await listQuarantined()).toMatchObject({ events: [], older: 0 });
  expect(await readQuarantined(event?.id ?? 0, dana.id)).toBeNull();
});

test("all that is quarantined can be reached, however much that can't be understood came after it", async () => {
  for (const index of [...Array(53).keys()])
    await keepEvent(sender, unknown(`many-${index}`));
  const newest = await listQuarantined();
  expect(newest).toMatchObject({ before: null, older: 3 });
  const before = newest.events.at(-1)?.id ?? 0;
  const rest = await listQuarantined(before);
  expect(rest).toMatchObject({ before, older: 0 });
  expect(rest.events).toHaveLength(3);
  expect(rest.events.every(({ id }) => id < before)).toBe(true);
  await database().delete(deliveries).where(eq(deliveries.state, "quarantined"));
});

test("a patient's words that are replayed were said when they came: nobody's window opens anew", async () => {
  const cameAt = new Date(Date.now() - 30 * 3_600_000);
  await keepEvent(sender, unknown("odd-2"));
  const [event] = (await listQuarantined()).events;
  await database()
    .update(deliveries)
    .set({ receivedAt: cameAt, payload: words })
    .where(eq(deliveries.id, event?.id ?? 0));
  expect(await replayDeliveries([event?.id ?? 0], dana.id)).toMatchObject({ settled: 1 });
  const [said] = await database()
    .select()
    .from(messages)
    .where(eq(messages.externalId, `SM${"5".repeat(32)}`));
  expect(said?.at).toEqual(cameAt);
  expect((await openDialog(dana, said?.dialogId ?? 0))?.refusal).toBe("windowClosed");
});

test("who waits is counted for everybody, the brand and the account", async () => {
  await makeDialog(sender, {
    peer: {
      identities: [{ kind: "phone", value: "+447700900417" }],
      name: "Ruth Okafor",
      handle: null,
    },
  });
  const { all, accounts } = await answerTimes("Europe/London");
  expect(all.unanswered).toBeGreaterThan(0);
  expect(all.oldest?.dialogId).toBeGreaterThan(0);
  expect(all.weeks).toHaveLength(12);
  expect(accounts[0]?.waiting.unanswered).toBe(all.unanswered);
});

const status = JSON.stringify({
  MessageSid: `SM${"4".repeat(32)}`,
  MessageStatus: "delivered",
  From: "whatsapp:+447700900100",
  To: "whatsapp:+447700900123",
  AccountSid: `AC${"4".repeat(32)}`,
});

const words = JSON.stringify({
  MessageSid: `SM${"5".repeat(32)}`,
  From: "whatsapp:+447700900999",
  To: `whatsapp:+442079460018`,
  Body: "My new address",
  AccountSid: `AC${"4".repeat(32)}`,
});

async function actionsOn(id: number | undefined) {
  const found = await database()
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(auditLog.subjectId, String(id)));
  return found.map(({ action }) => action);
}

test("the last day tells each hour's events, and what the server has still to do", async () => {
  const before = await lastDay();
  expect(before.hours).toHaveLength(24);
  const dialogId = await makeDialog(sender);
  await keepEvent(sender, unknown("odd-now"));
  const old = inbound(sender);
  await keepEvent(sender, old);
  await database()
    .update(deliveries)
    .set({ receivedAt: new Date(Date.now() - 5.5 * 3_600_000) })
    .where(eq(deliveries.eventKey, old.eventKey));
  await storeReply(dana, {
    dialogId,
    text: "Tuesday at ten suits us.",
    clientId: randomUUID(),
    seenSeq: seenAll,
  });
  const { hours, queues } = await lastDay();
  const grown = (index: number, part: "applied" | "quarantined") =>
    (hours.at(index)?.received[part] ?? 0) -
    (before.hours.at(index)?.received[part] ?? 0);
  expect(grown(-1, "applied")).toBe(1);
  expect(grown(-1, "quarantined")).toBe(1);
  expect(grown(-6, "applied")).toBe(1);
  expect(hours.at(-1)?.medianMs).not.toBeNull();
  expect(queues.find(({ name }) => name === "toSend")).toMatchObject({
    count: 1,
    since: expect.any(String),
  });
});

test("what was not delivered is told by its reason: codes of one sentence together, those that have none apart", async () => {
  const other = await makeSender("+442079460077");
  const dialogId = await makeDialog(other);
  for (const errorCode of ["21211", "21614", "99901", "99902", "99902"]) {
    const clientId = randomUUID();
    await storeReply(dana, { dialogId, text: errorCode, clientId, seenSeq: seenAll });
    await database()
      .update(messages)
      .set({ status: "failed", errorCode })
      .where(eq(messages.clientId, clientId));
  }
  const arrived = { clientId: randomUUID(), text: "See you", seenSeq: seenAll };
  await storeReply(dana, { dialogId, ...arrived });
  expect((await failuresByAccount()).get(other.id)).toMatchObject({
    total: 5,
    reasons: expect.arrayContaining([
      { key: "notANumber", code: expect.any(String), count: 2 },
      { key: "unknownCode", code: "99902", count: 2 },
      { key: "unknownCode", code: "99901", count: 1 },
    ]),
  });
});
