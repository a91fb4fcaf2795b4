import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { accounts, outbox } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweep } from "@/lib/dialogs/sweep";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { useProviders } from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

const database = useDatabase();
const providers = useProviders();
const sam = { igsid: "17840000000000042", username: "sam.rivera" };
const samOf = (value: string) => ({
  identities: [{ kind: "igsid" as const, value }],
  name: null,
  handle: sam.username,
});
let tomas: Staff;

beforeAll(async () => {
  tomas = await makeStaff();
});
beforeEach(async () => {
  await emptyInbox(database());
  await database().update(accounts).set({ sendPausedUntil: null });
});

/** As each send leaves, another of its account is told to wait for ten minutes. */
const anotherWaits = sql`
  create function another_waits() returns trigger language plpgsql as $$ begin
    update accounts set send_paused_until = now() + interval '10 minutes'; return new; end $$;
  create trigger another_waits after update on outbox for each row
    when (new.state = 'sending') execute function another_waits()`;

test("an account that is to wait long waits as long, though another of its sends is told of less meanwhile", async () => {
  const { standin, whatsapp } = providers;
  standin.fault("twilio.messages.create", {
    type: "status",
    status: 429,
    retryAfterSeconds: 1,
  });
  const dialogId = await makeDialog(whatsapp);
  const reply = { dialogId, text: "Yes.", clientId: randomUUID(), seenSeq: seenAll };
  await storeReply(tomas, reply);
  await database().execute(anotherWaits);
  await deliverDialog(dialogId);
  await database().execute(sql`drop function another_waits cascade`);
  expect(standin.received.map(({ status }) => status)).toEqual([429]);
  const [account] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.id, whatsapp.id));
  const waitsMs = Number(account?.sendPausedUntil) - Date.now();
  expect(waitsMs).toBeGreaterThan(9 * 60_000);
});

test("replies of an account whose rate is limited wait, and those of all others go as ever", async () => {
  const { standin, whatsapp, instagram } = providers;
  standin.fault(
    "twilio.messages.create",
    { type: "status", status: 429, retryAfterSeconds: 60 },
    { times: Number.POSITIVE_INFINITY },
  );
  const limited = await makeDialog(whatsapp);
  standin.instagram.remember({
    direction: "inbound",
    account: instagram.externalId,
    person: sam,
    text: "May I come on Tuesday?",
    at: new Date(),
  });
  const free = await makeDialog(instagram, { peer: samOf(sam.igsid) });
  for (const text of ["one", "two", "three"])
    for (const dialogId of [limited, free])
      await storeReply(tomas, {
        dialogId,
        text,
        clientId: randomUUID(),
        seenSeq: seenAll,
      });
  await sweep();
  const sends = await database().select().from(outbox).orderBy(asc(outbox.id));
  expect(sends.map(({ dialogId, state }) => [dialogId, state])).toEqual(
    [1, 2, 3].flatMap(() => [
      [limited, "queued"],
      [free, "sent"],
    ]),
  );
});

test("replies of an account go as ever while the provider of another is slow to tell what became of its own", async () => {
  const { standin, whatsapp, instagram } = providers;
  standin.fault("twilio.messages.create", { type: "reset" });
  standin.fault("twilio.messages.list", { type: "late", afterMs: 1_500 });
  standin.instagram.remember({
    direction: "inbound",
    account: instagram.externalId,
    person: sam,
    text: "May I come on Tuesday?",
    at: new Date(),
  });
  const lost = await makeDialog(whatsapp);
  const free = await makeDialog(instagram, { peer: samOf(sam.igsid) });
  const say = (dialogId: number) =>
    storeReply(tomas, {
      dialogId,
      text: "Yes.",
      clientId: randomUUID(),
      seenSeq: seenAll,
    });
  await say(lost);
  await deliverDialog(lost);
  await database()
    .update(outbox)
    .set({ dueAt: new Date(0) });
  await say(free);
  const stateIn = async (dialogId: number) => {
    const [send] = await database()
      .select()
      .from(outbox)
      .where(eq(outbox.dialogId, dialogId));
    return send?.state;
  };
  const sweeping = sweep();
  await until(async () => (await stateIn(free)) === "sent");
  const lists = standin.received.filter(({ kind }) => kind === "twilio.messages.list");
  // Of the two that Twilio is asked for the first is still on its way.
  expect(lists.length).toBeLessThan(2);
  await sweeping;
  expect(await stateIn(lost)).toBe("unknown");
});
