import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db";
import {
  accounts,
  attachments,
  auditLog,
  deliveries,
  dialogs,
  erasedIds,
  messages,
  outbox,
  people,
} from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { gatherWords } from "@/lib/dialogs/search/said-words";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { settleFailed } from "@/lib/dialogs/send/settle";
import { settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { removeDueFiles } from "@/lib/files/removals";
import { erasePerson } from "@/lib/records/erase-person";
import { applyRetention, readRetention, saveRetention } from "@/lib/records/retention";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest, twilioPost } from "@/tests/support/deliveries";
import { makeStaff, seenAll } from "@/tests/support/factories";
import { clinicNumber, useProviders } from "@/tests/support/providers";
import { afterwards } from "@/tests/support/routes";
import { readSample } from "@/tests/support/standin/samples";
import { atDoor } from "@/tests/support/webhook-door";

useDatabase();
const providers = useProviders();
const canary = "saffron canary";
const ines = { phone: "+447700900654", profileName: "Ines Saffron" };
const words = [
  canary,
  "canary",
  ines.phone,
  ines.phone.slice(1),
  ines.profileName,
  "letter of ines",
];
let dana: Staff;

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

/** Ines writes with a photo; her words are in the inbox, the photo on this machine, and both at Twilio. */
beforeEach(async () => {
  await emptyInbox(db());
  await db()
    .update(accounts)
    .set({ createdAt: new Date(0), reconciledAt: new Date(0) });
  providers.now = new Date(Date.now() - 20 * 60_000);
  const { params } = await providers.standin.write({
    from: ines,
    to: clinicNumber,
    text: `My ${canary}`,
    media: [{ ...readSample("photo"), contentType: "image/jpeg" }],
    deliver: false,
  });
  const { authToken } = manifest.world.twilio;
  const delivered = await atDoor(twilioPost(params, { token: authToken }));
  expect(delivered.status).toBe(200);
  await afterwards();
  await copyMedia();
  await db().update(attachments).set({ fileName: "letter of ines.jpg" });
  await db().update(messages).set({ receivedAt: sql`now() - interval '2 minutes'` });
  expect(await gatherWords()).toBe(1);
});

async function storedFile() {
  const [file] = await db().select().from(attachments);
  if (!file?.fileKey) throw new Error("The photo was not stored.");
  return path.join(String(process.env.DATA_DIR), "files", file.fileKey);
}

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await db().execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const held = [];
  for (const { name } of tables) {
    const { rows } = await db().execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(name)} t`,
    );
    held.push(...rows.map(({ row }) => row));
  }
  return held.join("\n");
}

async function nothingIsLeft(of: string[]) {
  const left = await dump();
  expect(of.filter((word) => left.toLowerCase().includes(word.toLowerCase()))).toEqual(
    [],
  );
}

/** Twilio still lists what Ines wrote, and says it once more by a late webhook. */
async function lookAtTwilioAgain() {
  await db()
    .update(accounts)
    .set({ reconcileDueAt: new Date(0) })
    .where(eq(accounts.id, providers.whatsapp.id));
  providers.standin.received.length = 0;
  const found = await reconcile();
  const lists = providers.standin.received.filter(({ kind }) => kind.includes("list"));
  expect(lists.length).toBeGreaterThan(0);
  return found;
}

test("an erased person's words, number, name and file are nowhere, Twilio's list does not bring them back, and the audit log knows of it", async () => {
  const file = await storedFile();
  expect(existsSync(file)).toBe(true);
  const before = await dump();
  expect(words.filter((word) => !before.includes(word))).toEqual([]);
  const [person] = await db().select().from(people);
  const name = person?.name ?? "";
  const erased = await erasePerson(dana, { personId: person?.id ?? 0, name });
  expect(erased).toMatchObject({ ok: true, value: { messages: 1, dialogs: 1 } });
  await nothingIsLeft(words);
  expect(existsSync(file)).toBe(false);
  expect(await lookAtTwilioAgain()).toBe(0);
  await nothingIsLeft(words);
  const [line] = await db()
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, "person.erased"));
  expect(line).toMatchObject({ staffId: dana.id, subjectId: String(person?.id) });
  // It is the hash of its id that keeps it away: Twilio does list it.
  await db().delete(erasedIds);
  expect(await lookAtTwilioAgain()).toBe(1);
});

test("nobody is erased while what is on its way to them would come back, since nobody knows yet what the provider calls it", async () => {
  providers.now = null;
  const [dialog] = await db().select().from(dialogs);
  const dialogId = dialog?.id ?? 0;
  const text = `Your ${canary} is ready`;
  const reply = { dialogId, text, clientId: randomUUID(), seenSeq: seenAll };
  expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
  providers.standin.fault("twilio.messages.create", { type: "accept-then-drop" });
  await deliverDialog(dialogId);
  const [person] = await db().select().from(people);
  const asked = { personId: person?.id ?? 0, name: person?.name ?? "" };
  expect(await erasePerson(dana, asked)).toEqual({ ok: false, reason: "onItsWay" });
  await db()
    .update(outbox)
    .set({ dueAt: new Date(0) });
  await settleUnknown();
  expect(await erasePerson(dana, asked)).toMatchObject({ ok: true });
  expect(await lookAtTwilioAgain()).toBe(0);
  await nothingIsLeft(words);
});

describe("an answer that nobody could find at Twilio, until it was given up,", () => {
  let outboxId: number;
  let asked: { personId: number; name: string };

  beforeEach(async () => {
    await db().delete(erasedIds);
    providers.now = null;
    const [dialog] = await db().select().from(dialogs);
    const dialogId = dialog?.id ?? 0;
    const text = `Your ${canary} is ready`;
    const reply = { dialogId, text, clientId: randomUUID(), seenSeq: seenAll };
    expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
    providers.standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    await deliverDialog(dialogId);
    const [send] = await db().select().from(outbox);
    outboxId = send?.id ?? 0;
    const messageId = send?.messageId ?? 0;
    await db().transaction((rows) =>
      settleFailed(rows, { outboxId, messageId }, "unknown"),
    );
    const [person] = await db().select().from(people);
    asked = { personId: person?.id ?? 0, name: person?.name ?? "" };
  });

  const sent = () => providers.standin.sent().at(-1);

  /** Twilio says after all what became of it. */
  async function twilioReports() {
    const report = {
      ...{ MessageSid: sent()?.sid ?? "", MessageStatus: "delivered" },
      AccountSid: manifest.world.twilio.accountSid,
      ...{ From: `whatsapp:${clinicNumber}`, To: `whatsapp:${ines.phone}` },
    };
    const query = `?outbox=${outboxId}`;
    const answer = await atDoor(twilioPost(report, { endpoint: "status", query }));
    expect(answer.status).toBe(200);
    await afterwards();
  }

  test("comes back neither by its list nor by what it reports, once whom it was to is erased", async () => {
    expect(await erasePerson(dana, asked)).toMatchObject({ ok: true });
    expect(await lookAtTwilioAgain()).toBe(0);
    await twilioReports();
    await nothingIsLeft(words);
  });

  test("nor in whatever other words it is listed", async () => {
    expect(await erasePerson(dana, asked)).toMatchObject({ ok: true });
    Object.assign(sent() ?? {}, { body: `Your  ${canary}  is ready.` });
    expect(await lookAtTwilioAgain()).toBe(0);
    await nothingIsLeft(words);
  });

  test("keeps nothing away that is said in the same words later", async () => {
    expect(await erasePerson(dana, asked)).toMatchObject({ ok: true });
    providers.standin.remember({
      direction: "outbound",
      phone: ines.phone,
      clinic: clinicNumber,
      text: `Your ${canary} is ready`,
      at: new Date(Date.now() + 2_000),
    });
    expect(await lookAtTwilioAgain()).toBe(1);
  });
});

test("what is older than the clinic keeps is nowhere, with its file, and does not come back; the person stays", async () => {
  const file = await storedFile();
  await db().update(messages).set({ at: sql`now() - interval '13 months'` });
  await db().update(deliveries).set({ receivedAt: sql`now() - interval '13 months'` });
  await saveRetention(
    { typed: { messageMonths: 12, deliveryMonths: 12 }, seen: await readRetention() },
    dana.id,
  );
  expect(await applyRetention()).toBeGreaterThan(0);
  await removeDueFiles();
  const said = [canary, "letter of ines"];
  await nothingIsLeft(said);
  expect(existsSync(file)).toBe(false);
  expect(await lookAtTwilioAgain()).toBe(0);
  await nothingIsLeft(said);
  expect(await db().$count(people)).toBe(1);
  expect(await db().$count(auditLog, eq(auditLog.action, "retention.applied"))).toBe(1);
});
