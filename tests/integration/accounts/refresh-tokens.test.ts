import { eq, sql } from "drizzle-orm";
import { accounts, auditLog, credentials, messages } from "@/db/schema";
import { senderOf } from "@/lib/accounts/find";
import { currentSecret, previousSecret } from "@/lib/accounts/secrets/credential";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import { refreshTokens } from "@/lib/accounts/secrets/refresh-tokens";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import { dayMs } from "@/lib/durations";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { instagramPost, instagramSample } from "@/tests/support/deliveries";
import { makeProfile, makeStaff } from "@/tests/support/factories";
import {
  accountNow,
  profileId,
  profileToken,
  useProviders,
} from "@/tests/support/providers";
import { afterwards } from "@/tests/support/routes";
import { until } from "@/tests/support/waiting";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const providers = useProviders();
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

/** The account's token was issued so many days ago, here and at Instagram. */
async function tokenOfAge(days: number, expiresAt: Date | null = inDays(60 - days)) {
  providers.standin.setInstagramToken(profileId, profileToken, inDays(60 - days));
  const { id } = await makeStaff({ role: "admin" });
  const name = { channel: "instagram", externalId: profileId } as const;
  await putCredential(database(), { ...name, secret: "another", by: id });
  await putCredential(database(), { ...name, secret: profileToken, by: id });
  await database()
    .update(credentials)
    .set({ setAt: inDays(-days), expiresAt, renewDueAt: null })
    .where(eq(credentials.externalId, profileId));
}

async function theCredential(externalId = profileId) {
  const [found] = await database()
    .select()
    .from(credentials)
    .where(eq(credentials.externalId, externalId));
  if (!found) throw new Error("The credential is gone.");
  return found;
}

const asked = () =>
  providers.standin.received.filter(({ kind }) => kind === "instagram.token.refresh");

beforeEach(async () => {
  await emptyInbox(database());
  await database().update(accounts).set({ state: "connected", stateReason: null });
});

test("a token is left alone on its tenth day", async () => {
  await tokenOfAge(10);
  expect(await refreshTokens()).toBe(0);
  expect(asked()).toEqual([]);
});

test("a token is renewed on its thirty-first day, and the old one kept for a day", async () => {
  await tokenOfAge(31);
  expect(await refreshTokens()).toBe(1);
  const credential = await theCredential();
  expect(currentSecret(credential)).not.toBe(profileToken);
  expect(previousSecret(credential)).toBe(profileToken);
  expect(credential.lastFour).toBe(currentSecret(credential)?.slice(-4));
  expect(credential.expiresAt?.getTime()).toBeGreaterThan(inDays(59).getTime());
  expect(credential.previousUntil?.getTime()).toBeGreaterThan(inDays(0.9).getTime());
  expect(await refreshTokens()).toBe(0);
  expect(await accountNow(providers.instagram)).toMatchObject({ state: "connected" });
});

test("a token whose end is not known is renewed after its first day, which tells", async () => {
  await tokenOfAge(0.5, null);
  expect(await refreshTokens()).toBe(0);
  await tokenOfAge(2, null);
  expect(await refreshTokens()).toBe(1);
  expect((await theCredential()).expiresAt).not.toBeNull();
});

test("a token that Instagram has refused is not asked about: somebody must bring another", async () => {
  await tokenOfAge(40);
  await database()
    .update(credentials)
    .set({ state: "refused" })
    .where(eq(credentials.externalId, profileId));
  expect(await refreshTokens()).toBe(0);
  expect(asked()).toEqual([]);
});

test("a provider in trouble is asked again within the hour, and not at once", async () => {
  await tokenOfAge(40);
  providers.standin.fault("instagram.token.refresh", { type: "status", status: 500 });
  await refreshTokens();
  await refreshTokens();
  expect(asked()).toHaveLength(1);
  expect(currentSecret(await theCredential())).toBe(profileToken);
  const { renewDueAt } = await theCredential();
  expect(Number(renewDueAt)).toBeLessThan(inDays(1 / 24).getTime());
  await database().update(credentials).set({ renewDueAt: new Date() });
  await refreshTokens();
  expect(currentSecret(await theCredential())).not.toBe(profileToken);
});

test("one that says it is too early is asked again the next day", async () => {
  await tokenOfAge(40);
  providers.standin.fault("instagram.token.refresh", { type: "status", status: 400 });
  await refreshTokens();
  expect(Number((await theCredential()).renewDueAt)).toBeGreaterThan(
    inDays(0.9).getTime(),
  );
});

test("one that can't be stored does not keep the others from being renewed", async () => {
  await tokenOfAge(31);
  const kids = await makeProfile("B");
  const { externalId: id, label: username } = kids;
  const token = "IGAAB-a-token-of-the-tests";
  providers.standin.addInstagramAccount({
    ...{ id, username, token },
    ...{ appScopedId: "24361577713465988", name: "Northgate Kids" },
    expiresAt: inDays(29.5),
  });
  await database()
    .update(credentials)
    .set({ setAt: inDays(-31), expiresAt: inDays(29.5) })
    .where(eq(credentials.externalId, id));
  const stays = sql`external_id <> ${sql.raw(`'${profileId}'`)} or state <> 'valid' or set_by_id is not null`;
  await database().execute(sql`
    alter table credentials add constraint stays check (${stays}) not valid`);
  expect(await refreshTokens()).toBe(2);
  await database().execute(sql`alter table credentials drop constraint stays`);
  expect(currentSecret(await theCredential())).toBe(profileToken);
  expect(currentSecret(await theCredential(id))).not.toBe(token);
  await database().delete(accounts).where(eq(accounts.id, kids.id));
  await database().delete(credentials).where(eq(credentials.externalId, id));
});

test("two sweeps at once renew it once", async () => {
  await tokenOfAge(31);
  await Promise.all([refreshTokens(), refreshTokens()]);
  expect(asked()).toHaveLength(1);
});

test("a token that somebody replaces meanwhile is theirs", async () => {
  await tokenOfAge(31);
  const { id } = await makeStaff({ role: "admin" });
  providers.standin.fault("instagram.token.refresh", { type: "late", afterMs: 600 });
  const renewing = refreshTokens();
  await until(() => asked().length > 0);
  const name = { channel: "instagram", externalId: profileId } as const;
  await putCredential(database(), { ...name, secret: "IGAA-brought-by-dana", by: id });
  await renewing;
  const credential = await theCredential();
  expect(currentSecret(credential)).toBe("IGAA-brought-by-dana");
  expect(credential.expiresAt).toBeNull();
});

test("a refused token needs attention, is written down, and Sam's messages still arrive", async () => {
  await tokenOfAge(31);
  providers.standin.revokeInstagramToken(profileId);
  await refreshTokens();
  expect(await accountNow(providers.instagram)).toMatchObject({
    state: "attention",
    stateReason: "credentials",
  });
  expect(await theCredential()).toMatchObject({ state: "refused", refusal: "190/467" });
  const entries = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, "account.needsAttention"));
  expect(entries).toMatchObject([
    { subject: "account", details: { reason: "credentials", code: "190/467" } },
  ]);
  const response = await atDoor(instagramPost(instagramSample("instagram-text-basic")));
  await afterwards();
  expect(response.status).toBe(200);
  expect(await database().select().from(messages)).toHaveLength(1);
});

test("WhatsApp's token and a disconnected account's are never asked about", async () => {
  await tokenOfAge(31);
  await database().update(accounts).set({ state: "disconnected" });
  await database()
    .update(credentials)
    .set({ setAt: inDays(-31) });
  expect(await refreshTokens()).toBe(0);
});

test("a token that is refused while it is just being renewed leaves nothing held against the new one", async () => {
  await tokenOfAge(31);
  providers.standin.fault("instagram.token.refresh", { type: "late", afterMs: 600 });
  const renewing = refreshTokens();
  await until(() => asked().length > 0);
  const sender = await senderOf(providers.instagram.id);
  if (!sender) throw new Error("There is no sender.");
  await refuseCredential("instagram", sender, "190");
  await renewing;
  expect(currentSecret(await theCredential())).not.toBe(profileToken);
  expect(await accountNow(providers.instagram)).toMatchObject({ state: "connected" });
});
