import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, ne, sql } from "drizzle-orm";
import { accounts, deliveries, dialogs, messages } from "@/db/schema";
import { applyDue } from "@/lib/dialogs/receive/apply-waiting";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { minuteMs } from "@/lib/durations";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { instagramPost } from "@/tests/support/deliveries";
import { clinicNumber, profileId, useProviders } from "@/tests/support/providers";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

/** Everything that leaves for the live server, as it stands on the wire. */
const posted: string[] = [];
let recorder: Server;

// Before anything asks whether there is one.
beforeAll(async () => {
  recorder = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    posted.push(body);
    response.end("{}");
  });
  await new Promise<void>((done) => recorder.listen(0, "127.0.0.1", done));
  process.env.LIVE_PORT = String((recorder.address() as AddressInfo).port);
  process.env.LIVE_SECRET = "a secret between the two";
});

const database = useDatabase();
const providers = useProviders();

beforeAll(async () => {
  await database().execute(sql`
    create function fill_up() returns trigger language plpgsql as
    $$ begin raise exception 'disk full' using errcode = '53100'; end $$`);
});

beforeEach(async () => {
  await emptyInbox(database());
  await database().execute(sql`
    create or replace trigger fill_up before insert on messages for each row
    when (new.text = 'too much') execute function fill_up()`);
  posted.length = 0;
});

afterAll(() => {
  recorder.closeAllConnections();
  recorder.close();
});

/** The dialogs that screens were told of. */
const told = () =>
  [...posted.join().matchAll(/dialogId\\+":(\d+)/g)].map(([, id]) => Number(id));
const dialogIds = async () =>
  (await database().select({ id: dialogs.id }).from(dialogs)).map(({ id }) => id);
const mended = () => database().execute(sql`drop trigger fill_up on messages`);

test("what was applied of a post before the database was full is told to open screens, and the rest when it is applied", async () => {
  const words = [...Array(5).keys()].map((number) => `Words ${number}`);
  const messaging = [...words, "too much"].map((text, number) => ({
    sender: { id: `1784140000001${number}` },
    recipient: { id: profileId },
    timestamp: Date.now(),
    message: { mid: `m${number}`, text },
  }));
  const entry = [{ id: profileId, time: Date.now(), messaging }];
  const body = JSON.stringify({ object: "instagram", entry });
  expect((await atDoor(instagramPost(body))).status).toBe(200);
  await afterwards();
  const kept = await dialogIds();
  expect(kept).toHaveLength(words.length);
  expect(told()).toEqual(expect.arrayContaining(kept));
  posted.length = 0;
  await expect(applyDue()).rejects.toThrow();
  await mended();
  expect(await applyDue()).toBe(1);
  expect(await database().$count(deliveries, ne(deliveries.state, "applied"))).toBe(0);
  const [last] = (await dialogIds()).filter((id) => !kept.includes(id));
  expect(told()).toContain(last);
});

const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs);

/** Twilio has what no webhook brought, and the account's time has come. */
async function compareWith(listed: { phone: string; text: string; minutes: number }[]) {
  for (const { minutes, ...said } of listed)
    providers.standin.remember({
      direction: "inbound",
      clinic: clinicNumber,
      at: ago(minutes),
      ...said,
    });
  const times = { createdAt: ago(9_000), reconciledAt: ago(60), reconcileDueAt: ago(1) };
  await database()
    .update(accounts)
    .set({ reconcileDueAt: ago(-60) });
  await database()
    .update(accounts)
    .set(times)
    .where(eq(accounts.id, providers.whatsapp.id));
  return reconcile();
}

test("so is what was found that no webhook had brought", async () => {
  await compareWith([
    { phone: "+447700900123", text: "Good morning", minutes: 20 },
    { phone: "+447700900124", text: "too much", minutes: 10 },
  ]);
  const kept = await dialogIds();
  expect(kept).toHaveLength(1);
  expect(await database().$count(messages)).toBe(1);
  expect(told()).toEqual(expect.arrayContaining(kept));
  await mended();
});
