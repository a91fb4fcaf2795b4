import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { accounts, credentials, messages, outbox } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { senderOf } from "@/lib/accounts/find";
import { watchAccounts } from "@/lib/accounts/readiness/watch-accounts";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { setWebhooks } from "@/lib/accounts/webhooks/set-webhooks";
import type { Staff } from "@/lib/auth/current-staff";
import type { Channel } from "@/lib/channels/types";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { sweep } from "@/lib/dialogs/sweep";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { accountNow, profileId, useProviders } from "@/tests/support/providers";

const database = useDatabase();
const providers = useProviders();
const samsId = "2200113355779911";
let tomas: Staff;

beforeEach(async () => {
  await emptyInbox(database());
  await keyIs("there");
  await database().update(accounts).set({ state: "connected", stateReason: null });
  tomas = await makeStaff();
});

/** The key that sealed a channel's tokens has gone from the server's surroundings, or is there. */
async function keyIs(place: "gone" | "there", channel: Channel = "whatsapp") {
  const [from, to] =
    place === "gone" ? ["v1.test.", "v1.2019."] : ["v1.2019.", "v1.test."];
  await database()
    .update(credentials)
    .set({ sealedSecret: sql`replace(${credentials.sealedSecret}, ${from}, ${to})` })
    .where(eq(credentials.channel, channel));
}

const whatsapp = () => accountNow(providers.whatsapp);
const needsToken = { state: "attention", stateReason: "unreadable" };

async function reply(dialogId: number) {
  const said = { dialogId, text: "Tuesday at ten.", clientId: randomUUID() };
  await storeReply(tomas, { ...said, seenSeq: seenAll });
}

/** Sam writes on Instagram, whose token is sealed with another key. */
async function samWrites() {
  const person = { igsid: samsId, username: "sam.rivera", name: "Sam Rivera" };
  providers.standin.instagram.remember({
    direction: "inbound",
    account: profileId,
    person,
    text: "Hello",
    at: new Date(),
  });
  const identities = [{ kind: "igsid" as const, value: samsId }];
  const peer = { identities, name: null, handle: null };
  return makeDialog(providers.instagram, { peer, at: new Date() });
}

const outbound = () =>
  database()
    .select({ status: messages.status, errorCode: messages.errorCode })
    .from(messages)
    .where(eq(messages.direction, "outbound"))
    .orderBy(messages.id);

test("a reply says that the token can't be read, the account needs attention, and the others' replies go", async () => {
  const lost = await makeDialog(providers.whatsapp);
  const well = await samWrites();
  await keyIs("gone");
  await reply(lost);
  await reply(well);
  await sweep();
  expect(await outbound()).toEqual([
    { status: "failed", errorCode: "unreadable" },
    { status: "sent", errorCode: null },
  ]);
  expect(await whatsapp()).toMatchObject(needsToken);
  expect(await accountNow(providers.instagram)).toMatchObject({ state: "connected" });
  expect(await accountsInNeed()).toMatchObject([
    { tag: { id: providers.whatsapp.id }, reason: "unreadable" },
  ]);
});

test("a send whose answer never came is looked for later, and holds up nobody else's", async () => {
  const lost = await makeDialog(providers.whatsapp);
  const well = await samWrites();
  await reply(lost);
  await reply(well);
  const past = new Date(Date.now() - 5 * 60_000);
  await database()
    .update(outbox)
    .set({ state: "unknown", claimedAt: past, dueAt: past, attempts: 1 });
  await keyIs("gone");
  expect(await settleUnknown()).toHaveLength(2);
  expect(await database().select().from(outbox).orderBy(outbox.id)).toMatchObject([
    { state: "unknown" },
    { state: "queued", errorCode: "unknown" },
  ]);
});

test("where nobody sends, looking for lost messages finds it", async () => {
  await keyIs("gone");
  await looked();
  expect(await whatsapp()).toMatchObject(needsToken);
});

test("the token entered again mends it, and Settings says until then what is wrong", async () => {
  await keyIs("gone");
  await deliverDialog(await replied());
  const { id } = providers.whatsapp;
  const problem = [{ field: "authToken", reason: "unreadable" }];
  expect(await updateAccount(id, {}, tomas.id)).toMatchObject({ problems: problem });
  expect(await setWebhooks(id, tomas.id)).toMatchObject({ problems: problem });
  const { authToken } = manifest.world.twilio;
  expect(await updateAccount(id, { authToken }, tomas.id)).toMatchObject({ ok: true });
  expect(await whatsapp()).toMatchObject({ state: "connected", stateReason: null });
});

test("the key put back mends it by itself", async () => {
  await keyIs("gone");
  await deliverDialog(await replied());
  expect(await whatsapp()).toMatchObject(needsToken);
  await keyIs("there");
  await looked();
  expect(await whatsapp()).toMatchObject({ state: "connected", stateReason: null });
});

test("neither mends what else is the matter with another sender of that token", async () => {
  const { id, credentialId } = providers.whatsapp;
  const number = "+447700900188";
  const [other] = await database()
    .insert(accounts)
    .values({
      ...{ channel: "whatsapp", credentialId, externalId: number, handle: number },
      ...{ label: "Front desk", confirmedAt: new Date(0) },
      ...{ state: "attention", stateReason: "senderOffline" },
    })
    .returning({ id: accounts.id });
  const others = async () => {
    const which = eq(accounts.id, other?.id ?? 0);
    const { state, stateReason } = accounts;
    return database().select({ state, stateReason }).from(accounts).where(which);
  };
  const before = await others();
  await keyIs("gone");
  expect(await senderOf(id)).toBeNull();
  await keyIs("there");
  expect(await senderOf(id)).not.toBeNull();
  expect(await others()).toEqual(before);
  const { authToken } = manifest.world.twilio;
  expect(await updateAccount(id, { authToken }, tomas.id)).toMatchObject({ ok: true });
  expect(await others()).toEqual(before);
  await database()
    .delete(accounts)
    .where(eq(accounts.id, other?.id ?? 0));
});

test("and a provider that did not post to us before is asked to all the same", async () => {
  const { id } = providers.instagram;
  await database()
    .update(accounts)
    .set({ stateReason: "unheard" })
    .where(eq(accounts.id, id));
  await keyIs("gone", "instagram");
  expect(await senderOf(id)).toBeNull();
  expect(await accountNow(providers.instagram)).toMatchObject(needsToken);
  await keyIs("there", "instagram");
  expect(await senderOf(id)).not.toBeNull();
  await database().update(accounts).set({ measureDueAt: new Date() });
  await watchAccounts();
  const asked = providers.standin.received.map(({ kind }) => kind);
  expect(asked).toContain("instagram.subscriptions.create");
});

/** The sweep looks for what no webhook brought. */
async function looked() {
  await database().update(accounts).set({ reconcileDueAt: new Date() });
  await reconcile();
}

async function replied() {
  const dialogId = await makeDialog(providers.whatsapp);
  await reply(dialogId);
  return dialogId;
}
