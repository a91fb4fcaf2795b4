import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { accounts, deliveries, messages, outbox } from "@/db/schema";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import type { Staff } from "@/lib/auth/current-staff";
import { adapters } from "@/lib/channels";
import { listDialogs } from "@/lib/dialogs/list/list";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { search } from "@/lib/dialogs/search/search";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { accountHealth } from "@/lib/health/account-health";
import { courier, courierName, signOf } from "@/tests/support/courier";
import { openOffice } from "@/tests/support/courier/office";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeStaff, seenAll } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const secret = "the courier's secret";
let office: Awaited<ReturnType<typeof openOffice>>;
let dana: Staff;

/** All that a new channel takes beside its folder: a line among the adapters, and its name in the database's enum. */
beforeAll(async () => {
  Object.assign(adapters, { [courierName]: courier });
  await database().execute(sql`alter type channel add value 'courier'`);
  office = await openOffice();
  process.env.PROVIDER_STANDIN_URL = office.url;
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const name = { channel: courierName, externalId: "office-7" };
  const credentialId = await putCredential(database(), { ...name, secret, by: dana.id });
  await database().insert(accounts).values({
    channel: courierName,
    credentialId,
    externalId: "clinic-box",
    label: "Letters",
    handle: "Box 12",
  });
});

afterAll(() => {
  Reflect.deleteProperty(adapters, courierName);
  office.close();
});

beforeEach(async () => {
  office.letters.length = 0;
  await emptyInbox(database());
});

const post = async (said: object, { path = "letters", signedWith = secret } = {}) => {
  const body = JSON.stringify({ office: "office-7", to: "clinic-box", ...said });
  const response = await atDoor(
    new Request(`https://clinic.example/api/webhooks/courier/${path}`, {
      method: "POST",
      headers: { "x-courier-signature": signOf(body, signedWith) },
      body,
    }),
  );
  await afterwards();
  return response;
};

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const mariaWrites = () =>
  post({ id: "A1", from: "maria", name: "Maria Gomez", text: "May I come on Tuesday?" });

const theRow = async () => {
  const { rows } = await listDialogs(dana, { tab: "active" });
  const [row] = rows;
  if (!row) throw new Error("The list is empty.");
  return row;
};

const reply = (dialogId: number, text: string) =>
  storeReply(dana, { dialogId, text, clientId: randomUUID(), seenSeq: seenAll });

const theReply = async () =>
  (await openDialog(dana, (await theRow()).id))?.messages.at(-1);

describe("a channel that is a folder and a line", () => {
  test("receives: Maria's letter is in the list, in the thread and in what is searched", async () => {
    const response = await mariaWrites();
    expect([response.status, await response.text()]).toEqual([200, "thank you"]);
    expect(await theRow()).toMatchObject({
      name: "Maria Gomez",
      account: { channelName: "Courier", label: "Letters" },
      unread: 1,
    });
    expect(
      (await search(dana, { q: "tuesd", account: null, channel: null })).messages?.hits,
    ).toHaveLength(1);
  });

  test("is counted once for a repeat, and refuses what somebody else signed or what is too large", async () => {
    await mariaWrites();
    expect((await mariaWrites()).status).toBe(200);
    const forged = { id: "A2", from: "maria", text: "Pay here" };
    expect((await post(forged, { signedWith: "a guess" })).status).toBe(403);
    expect((await post({ ...forged, text: "x".repeat(3_000) })).status).toBe(413);
    expect(await database().$count(messages)).toBe(1);
    expect(await database().select().from(deliveries)).toMatchObject([
      { duplicateCount: 1 },
    ]);
  });

  test("sends: the answer leaves from the box that Maria wrote to, and its receipt makes it delivered", async () => {
    await mariaWrites();
    const { id } = await theRow();
    expect(await reply(id, "Tuesday at ten suits us.")).toMatchObject({ ok: true });
    await deliverDialog(id);
    expect(office.letters).toMatchObject([
      { from: "clinic-box", to: "maria", text: "Tuesday at ten suits us." },
    ]);
    expect(await theReply()).toMatchObject({ status: "sent" });
    await post({ id: "L1", receipt: true }, { path: "receipts" });
    expect(await theReply()).toMatchObject({ status: "delivered" });
  });

  test("keeps to its own facts: forty characters, and two hours for an answer", async () => {
    await mariaWrites();
    const { id } = await theRow();
    expect(await reply(id, "x".repeat(41))).toMatchObject({ reason: "tooLong" });
    await database().execute(
      sql`update dialogs set last_inbound_at = now() - interval '121 minutes'`,
    );
    expect(await reply(id, "Tuesday?")).toMatchObject({ ok: false });
    expect(await database().$count(outbox)).toBe(0);
  });

  test("is reconciled: a letter that no webhook brought is found, marked late", async () => {
    const at = ago(20).toISOString();
    const letter = { id: "A9", from: "maria", to: "clinic-box", text: "Hello?" };
    office.letters.push({ ...letter, at, isOurs: false });
    await database()
      .update(accounts)
      .set({ createdAt: ago(60), reconcileDueAt: ago(1), reconciledAt: ago(30) });
    expect(await reconcile()).toBe(1);
    expect(await theReply()).toMatchObject({ text: "Hello?", arrivedLate: true });
  });

  test("is reconciled as far back as it must, though it lists a few letters at once", async () => {
    for (let number = 1; number <= 8; number += 1) {
      const letter = { id: `B${number}`, from: "maria", to: "clinic-box" };
      const at = ago(30 - number).toISOString();
      office.letters.push({ ...letter, text: `Letter ${number}`, at, isOurs: false });
    }
    await database()
      .update(accounts)
      .set({ createdAt: ago(60), reconcileDueAt: ago(1), reconciledAt: ago(30) });
    expect(await reconcile()).toBe(8);
    expect(await database().$count(messages)).toBe(8);
  });

  test("is watched on Account health", async () => {
    expect(await accountHealth()).toMatchObject([
      { account: { tag: { channelName: "Courier" }, state: "connected" } },
    ]);
  });
});
