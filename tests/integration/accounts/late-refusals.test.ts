import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { accounts, auditLog, credentials, messages } from "@/db/schema";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { learnProfiles } from "@/lib/patients/contacts/learn-profiles";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import {
  type Account,
  accountNow,
  profileId,
  profileToken,
  useProviders,
} from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

const database = useDatabase();
const providers = useProviders();
const { accountSid, authToken } = manifest.world.twilio;
const nextAuthToken = "2f".repeat(16);
const nextProfileToken = "IGAAA-another-token-of-the-tests";
const sam = {
  identities: [{ kind: "igsid" as const, value: "2200113355779911" }],
  name: null,
  handle: null,
};

/** Each provider takes the new token alone, and what it says of the old one is on its way for a while. */
beforeEach(async () => {
  await emptyInbox(database());
  const { standin } = providers;
  await keep(authToken, profileToken);
  await database().update(accounts).set({ state: "connected", stateReason: null });
  standin.setAuthToken(accountSid, nextAuthToken);
  standin.setInstagramToken(profileId, nextProfileToken);
  standin.fault("any", { type: "late", afterMs: 500 });
});

/** What Dana enters in Settings, as it is stored once the providers have taken it. */
async function keep(ofTwilio: string, ofInstagram: string) {
  const { id: by } = await makeStaff({ role: "admin" });
  const whatsapp = { channel: "whatsapp", externalId: accountSid } as const;
  const instagram = { channel: "instagram", externalId: profileId } as const;
  await putCredential(database(), { ...whatsapp, secret: ofTwilio, by });
  await putCredential(database(), { ...instagram, secret: ofInstagram, by });
}

/** Dana brings the new tokens while the providers' answers to the old ones are on their way. */
async function replacedDuring(asking: Promise<unknown>) {
  const { received } = providers.standin;
  const before = received.length;
  await until(() => received.length > before);
  await keep(nextAuthToken, nextProfileToken);
  await asking;
}

async function nothingIsHeldAgainst(account: Account) {
  expect(await accountNow(account)).toMatchObject({ state: "connected" });
  const [credential] = await database()
    .select()
    .from(credentials)
    .where(eq(credentials.id, account.credentialId));
  expect(credential).toMatchObject({ state: "valid", refusal: null });
  expect(
    await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "account.needsAttention")),
  ).toEqual([]);
}

test("a reply that the old token could not send goes with the new one", async () => {
  const tomas = await makeStaff();
  const dialogId = await makeDialog(providers.whatsapp);
  const reply = { dialogId, text: "Tuesday at ten.", clientId: randomUUID() };
  await storeReply(tomas, { ...reply, seenSeq: seenAll });
  await replacedDuring(deliverDialog(dialogId));
  await providers.standin.settled();
  await nothingIsHeldAgainst(providers.whatsapp);
  const [sent, ...others] = providers.standin.sent();
  expect([sent?.body, others]).toEqual(["Tuesday at ten.", []]);
  expect(
    await database().select().from(messages).where(eq(messages.direction, "outbound")),
  ).toMatchObject([{ externalId: sent?.sid, errorCode: null }]);
});

test("what Instagram says of the old token while lost messages are looked for means nothing", async () => {
  await database()
    .update(accounts)
    .set({ reconcileDueAt: new Date() })
    .where(eq(accounts.id, providers.instagram.id));
  await replacedDuring(reconcile());
  await nothingIsHeldAgainst(providers.instagram);
});

test("nor does what it says of it while Sam's name is asked for", async () => {
  await makeDialog(providers.instagram, { peer: sam });
  await replacedDuring(learnProfiles());
  await nothingIsHeldAgainst(providers.instagram);
});
