import { and, eq } from "drizzle-orm";
import { accounts, auditLog, credentials, messages, staff } from "@/db/schema";
import { connectProfile, type NewProfile } from "@/lib/accounts/connect/connect-profile";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import { reconnectAccount } from "@/lib/accounts/connect/reconnect";
import { saveChange } from "@/lib/accounts/connect/save-change";
import { storeAccount } from "@/lib/accounts/connect/store-account";
import { replaceToken, updateAccount } from "@/lib/accounts/connect/update-account";
import {
  accountByEndpoint,
  accountWithCredential,
  asSender,
  senderOf,
} from "@/lib/accounts/find";
import { watchAccounts } from "@/lib/accounts/readiness/watch-accounts";
import { renewNow } from "@/lib/accounts/secrets/renew-now";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
import type { SaveResult } from "@/lib/accounts/types/saving";
import type { Staff } from "@/lib/auth/current-staff";
import { adapterOf } from "@/lib/channels";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { dayMs } from "@/lib/durations";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { badParameter } from "@/tests/support/standin/instagram/problems";
import { type Standin, startStandin } from "@/tests/support/standin/standin";
import { until, untilInLine } from "@/tests/support/waiting";

const kids = { id: "17841400000000988", appScopedId: "24361577713465329" };
const skin = { id: "17841400000000777", appScopedId: "24361577713465777" };
const kidsToken = "IGAAkids-a-token-of-the-tests-Qh3A";
const skinToken = "IGAAskin-a-token-of-the-tests-Zx8k";
const nextToken = "IGAAkids-another-of-the-tests-m2Lp";

const database = useDatabase();
let standin: Standin;
let dana: Staff;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

/** An Instagram that forgets everything between tests, always on one port. */
beforeEach(async () => {
  const { port } = standin;
  await standin.close();
  standin = await startStandin({ port });
  addKids();
  standin.addInstagramAccount({
    ...skin,
    username: "orvelle.skin",
    name: "Orvelle Skin",
    accountType: "MEDIA_CREATOR",
    token: skinToken,
    subscribedFields: [],
  });
  await emptyInbox(database());
  await database().delete(accounts);
  await database().delete(credentials);
});

afterAll(() => standin.close());

describe("Dana connects an Instagram account", () => {
  test("a business one, with its token sealed, and it can send", async () => {
    const saved = await connect({ label: " Northgate Kids ", colour: "plum" });
    const stored = await theKids();
    expect(saved).toEqual({
      ok: true,
      accountId: stored.id,
      isNew: true,
      notice: null,
      doubt: null,
    });
    expect(stored).toMatchObject({
      label: "Northgate Kids",
      handle: "@northgate.kids",
      colour: "plum",
      humanAgent: false,
      state: "connected",
      stateReason: null,
    });
    expect(await senderOf(stored.id)).toMatchObject({
      accountExternalId: kids.id,
      credentialExternalId: kids.id,
      secret: kidsToken,
    });
  });

  test("not with a token in which signs stand that no token has, and nobody is blamed for not answering", async () => {
    for (const authToken of ["IGAAkids\u200b-a-token", "IGAAkids\n-a-token"])
      expect(await connect({ authToken })).toMatchObject({
        ok: false,
        problems: [{ field: "authToken", reason: "credentials" }],
      });
  });

  test("and Instagram is told to post its messages to us", async () => {
    await connect();
    const asked = standin.received.filter(
      ({ kind }) => kind === "instagram.subscriptions.create",
    );
    expect(asked).toHaveLength(1);
  });

  test("and Settings shows all of it but the token, which the audit log does not have either", async () => {
    await connect({ humanAgent: true });
    const [shown] = await listSavedAccounts("instagram");
    expect(shown).toMatchObject({
      tag: { channelName: "Instagram", handle: "@northgate.kids" },
      secret: { lastFour: "Qh3A", setBy: "Dana Whitlock", life: { endsAt: null } },
      humanAgent: true,
      dialogs: 0,
    });
    const audit = await database().select().from(auditLog);
    expect(JSON.stringify([shown, audit])).not.toContain(kidsToken);
  });

  test("a creator's, whose answer comes wrapped in a list", async () => {
    standin.addInstagramAccount({
      ...skin,
      username: "orvelle.skin",
      name: "Orvelle Skin",
      accountType: "MEDIA_CREATOR",
      token: skinToken,
      wrapped: true,
    });
    expect(await connect({ accountSid: skin.id, authToken: skinToken })).toMatchObject({
      ok: true,
    });
  });

  test("by the id that the app has for it, which is corrected, and said so", async () => {
    const saved = await connect({ accountSid: kids.appScopedId });
    expect(saved).toMatchObject({ ok: true, notice: "idCorrected" });
    expect(await theKids()).toMatchObject({ externalId: kids.id });
  });

  test("by its token alone, with the name that Instagram has for it", async () => {
    const saved = await connect({ accountSid: "", label: "" });
    expect(saved).toMatchObject({ ok: true, notice: null });
    expect(await theKids()).toMatchObject({
      externalId: kids.id,
      label: "Northgate Kids",
    });
  });

  test("and hears that its messages come late where Instagram won't post them", async () => {
    standin.fault("instagram.subscriptions.create", { type: "status", status: 503 });
    expect(await connect()).toMatchObject({ ok: true });
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: "unheard" });
    expect(await accountsInNeed()).toMatchObject([{ reason: "unheard" }]);
    // Asked once more, it does.
    await updateAccount((await theKids()).id, {}, dana.id);
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: null });
    expect(await accountsInNeed()).toEqual([]);
  });

  test("and its messages are posted although Instagram does not know every name of what is asked for", async () => {
    const answer = badParameter("Param subscribed_fields[4] must be one of {messages}");
    standin.fault("instagram.subscriptions.create", { type: "answer", answer });
    await connect();
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: null });
    const { params } = standin.received.at(-1) ?? {};
    expect(params?.subscribed_fields).toBe(
      "messages,messaging_postbacks,messaging_seen,message_reactions",
    );
  });

  test("and Instagram is asked again by and by to post its messages, without anybody's doing", async () => {
    standin.fault("instagram.subscriptions.create", { type: "status", status: 503 });
    await connect();
    expect(await watchAccounts()).toBe(0);
    expect(await theKids()).toMatchObject({ stateReason: "unheard" });
    await database().update(accounts).set({ measureDueAt: new Date() });
    expect(await watchAccounts()).toBe(1);
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: null });
    await database().update(accounts).set({ measureDueAt: new Date() });
    expect(await watchAccounts()).toBe(0);
  });

  test("and so it is where the process ended before it had asked at all", async () => {
    const kept = await storeAccount({
      credential: { channel: "instagram", externalId: kids.id },
      secret: kidsToken,
      endpoint: { externalId: kids.id, handle: "@northgate.kids" },
      settings: { label: "Northgate Kids", colour: "plum" },
      by: dana.id,
    });
    expect(kept).toMatchObject({ isNew: true });
    await database().update(accounts).set({ measureDueAt: new Date() });
    await watchAccounts();
    const asked = standin.received.map(({ kind }) => kind);
    expect(asked).toContain("instagram.subscriptions.create");
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: null });
  });

  test("and so it is where the process ended between a token's mending and that", async () => {
    const accountId = idOf(await connect());
    standin.revokeInstagramToken(kids.id);
    await updateAccount(accountId, {}, dana.id);
    const present = await accountWithCredential(accountId);
    if (!present) throw new Error("The account is gone.");
    const { account } = present;
    expect(account.state).toBe("attention");
    standin.setInstagramToken(kids.id, nextToken);
    const sender = asSender(account, { externalId: kids.id, secret: nextToken });
    const checked = await adapterOf("instagram").check(sender);
    const asked = { present, authToken: nextToken, by: dana.id, checked };
    await database().transaction((rows) =>
      saveChange(rows, { ...asked, typed: {}, seen: {} }),
    );
    expect(await theKids()).toMatchObject({ state: "connected", stateReason: "unheard" });
  });

  test("and it reaches the screens of those who see it", async () => {
    const accountId = idOf(await connect());
    await disconnectAccount(accountId, dana.id);
    const seesAll = await makeStaff({ name: "Tomas Reyk" });
    const seesNone = await makeStaff({
      name: "Priya Anand",
      scope: { all: false, accountIds: [] },
    });
    const cursors = {
      all: await freshCursor(seesAll),
      none: await freshCursor(seesNone),
    };
    await connect();
    const now = (person: Staff) => scopeNow(person);
    expect(await changesSince(await now(seesAll), asking(cursors.all))).toEqual({
      reset: true,
    });
    expect(await changesSince(await now(seesNone), asking(cursors.none))).toMatchObject({
      reset: false,
    });
  });
});

describe("what is wrong is refused with its reason, and nothing is stored", () => {
  test("a personal account", async () => {
    addKids({ accountType: "PERSONAL" });
    expect(problemsOf(await connect())).toEqual([
      { field: "authToken", reason: "personalAccount" },
    ]);
  });

  test("a token that Instagram does not accept", async () => {
    const refused = await connect({ authToken: nextToken });
    expect(problemsOf(refused)).toEqual([{ field: "authToken", reason: "credentials" }]);
    expect(JSON.stringify(refused)).not.toContain(nextToken);
  });

  test("a @name in the place of an id, whose token is its own", async () => {
    const refused = await connect({ accountSid: "@northgate.kids" });
    expect(problemsOf(refused)).toEqual([
      { field: "accountSid", reason: "accountSidForm" },
    ]);
  });

  test("a token of another account", async () => {
    expect(problemsOf(await connect({ authToken: skinToken }))).toEqual([
      { field: "accountSid", reason: "senderUnknown" },
    ]);
  });

  test("a token that may not read the account", async () => {
    const error = { message: "", type: "OAuthException", code: 10, fbtrace_id: "A" };
    standin.fault("instagram.me", {
      type: "answer",
      answer: { status: 403, headers: {}, body: JSON.stringify({ error }) },
    });
    expect(problemsOf(await connect())).toEqual([
      { field: "authToken", reason: "permissions" },
    ]);
  });

  test("no token, before Instagram is asked", async () => {
    expect(problemsOf(await connect({ authToken: " " }))).toEqual([
      { field: "authToken", reason: "missing" },
    ]);
    expect(standin.received).toEqual([]);
  });

  test("Instagram not answering", async () => {
    standin.fault("instagram.me", { type: "reset" }, { times: 5 });
    expect(problemsOf(await connect())).toEqual([{ field: null, reason: "unreachable" }]);
  });

  afterEach(async () => {
    expect(await database().$count(accounts)).toBe(0);
    expect(await database().$count(credentials)).toBe(0);
  });
});

describe("an account is connected once", () => {
  test("a second time is refused, under any of its ids, and its token stays", async () => {
    await connect();
    standin.addInstagramAccount({ ...kids, ...kidsProfile, token: nextToken });
    for (const accountSid of [kids.id, kids.appScopedId, ""]) {
      const refused = await connect({ accountSid, authToken: nextToken });
      expect(problemsOf(refused)).toEqual([
        { field: "accountSid", reason: "alreadyConnected" },
      ]);
    }
    expect(await senderOf((await theKids()).id)).toMatchObject({ secret: kidsToken });
  });

  test("of two administrators who add it at once, one wins", async () => {
    const both = await Promise.all([connect(), connect({ label: "Another" })]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await database().$count(accounts)).toBe(1);
  });
});

describe("Dana replaces a token", () => {
  let accountId: number;

  beforeEach(async () => {
    accountId = idOf(await connect());
  });

  test("by another one of the same account", async () => {
    standin.setInstagramToken(kids.id, nextToken);
    expect(await replaceToken(accountId, ` ${nextToken}\n`, dana.id)).toMatchObject({
      ok: true,
      doubt: null,
    });
    expect(await senderOf(accountId)).toMatchObject({ secret: nextToken });
  });

  test("and another account's is refused, whatever it is good for", async () => {
    expect(problemsOf(await replaceToken(accountId, skinToken, dana.id))).toEqual([
      { field: "accountSid", reason: "senderUnknown" },
    ]);
    expect(await senderOf(accountId)).toMatchObject({ secret: kidsToken });
  });

  test("and an empty one is refused", async () => {
    expect(problemsOf(await replaceToken(accountId, " ", dana.id))).toEqual([
      { field: "authToken", reason: "missing" },
    ]);
  });

  test("and one that was refused is good again", async () => {
    standin.revokeInstagramToken(kids.id);
    await updateAccount(accountId, {}, dana.id);
    expect(await accountsInNeed()).toMatchObject([
      { tag: { handle: "@northgate.kids" }, reason: "credentials" },
    ]);
    standin.setInstagramToken(kids.id, nextToken);
    await replaceToken(accountId, nextToken, dana.id);
    expect(await accountsInNeed()).toEqual([]);
  });
});

describe("Dana looks after an account", () => {
  let accountId: number;

  beforeEach(async () => {
    accountId = idOf(await connect());
  });

  test("changes its label, colour and how long a person may answer", async () => {
    const change = { label: "Kids", colour: "olive", humanAgent: true } as const;
    await updateAccount(accountId, change, dana.id);
    expect(await theKids()).toMatchObject(change);
    const [entry] = await auditOf(accountId, "account.changed");
    expect(entry?.details).toEqual({ changed: ["label", "colour", "humanAgent"] });
  });

  test("and asking Instagram again never puts an old token in a renewed one's place", async () => {
    standin.fault("instagram.me", { type: "late", afterMs: 400 });
    const asking = updateAccount(accountId, {}, dana.id);
    standin.setInstagramToken(kids.id, kidsToken, new Date(Date.now() + 20 * dayMs));
    expect(await renewNow(accountId, dana.id)).toMatchObject({ ok: true });
    const renewed = await senderOf(accountId);
    expect(await asking).toMatchObject({ ok: true });
    expect(renewed?.secret).not.toBe(kidsToken);
    expect((await senderOf(accountId))?.secret).toBe(renewed?.secret);
  });

  test("is warned of a token that ends within two weeks, and renews it", async () => {
    const endsAt = new Date(Date.now() + 13 * dayMs);
    standin.setInstagramToken(kids.id, kidsToken, endsAt);
    await database().update(credentials).set({ expiresAt: endsAt });
    expect(await accountsInNeed()).toMatchObject([{ reason: "tokenEnds" }]);
    expect(await renewNow(accountId, dana.id)).toMatchObject({ ok: true });
    expect(await accountsInNeed()).toEqual([]);
    expect(await auditOf(accountId, "account.tokenRenewed")).toHaveLength(1);
  });

  test("and no renewal is written down of a token that somebody replaces meanwhile", async () => {
    const endsAt = new Date(Date.now() + 13 * dayMs);
    standin.setInstagramToken(kids.id, kidsToken, endsAt);
    standin.fault("instagram.token.refresh", { type: "late", afterMs: 400 });
    const renewing = renewNow(accountId, dana.id);
    await until(() =>
      standin.received.some(({ kind }) => kind === "instagram.token.refresh"),
    );
    standin.setInstagramToken(kids.id, nextToken, endsAt);
    await replaceToken(accountId, nextToken, dana.id);
    await renewing;
    expect((await senderOf(accountId))?.secret).toBe(nextToken);
    expect(await auditOf(accountId, "account.tokenRenewed")).toEqual([]);
  });

  test("and hears that a token of today can't be renewed yet", async () => {
    expect(problemsOf(await renewNow(accountId, dana.id))).toEqual([
      { field: null, reason: "notYetRenewed" },
    ]);
  });
});

describe("Dana disconnects an account", () => {
  let accountId: number;
  let dialogId: number;

  beforeEach(async () => {
    accountId = idOf(await connect());
    dialogId = await mariaWrites("Do you see children?");
  });

  test("and its history stays readable, but nothing can be answered", async () => {
    await disconnectAccount(accountId, dana.id);
    expect(await openDialog(dana, dialogId)).toMatchObject({
      messages: [{ text: "Do you see children?" }],
      refusal: "disconnected",
    });
    expect(await reply(dialogId)).toEqual({ ok: false, reason: "disconnected" });
    expect(await senderOf(accountId)).toBeNull();
    const [shown] = await listSavedAccounts("instagram");
    expect(shown).toMatchObject({ state: "disconnected", dialogs: 1 });
    expect(await accountsInNeed()).toEqual([]);
  });

  test("and what is queued is not sent, and says why", async () => {
    expect(await reply(dialogId)).toMatchObject({ ok: true });
    const queuedIn = await disconnectAccount(accountId, dana.id);
    expect(queuedIn).toEqual([dialogId]);
    await deliverDialog(dialogId);
    expect(standin.instagram.sent()).toEqual([]);
    const [failed] = await database()
      .select()
      .from(messages)
      .where(and(eq(messages.dialogId, dialogId), eq(messages.direction, "outbound")));
    expect(failed).toMatchObject({ status: "failed", errorCode: "disconnected" });
    const open = await openDialog(dana, dialogId);
    expect(open?.messages.at(-1)?.failure).toMatchObject({
      key: "disconnected",
      canRetry: true,
    });
  });

  test("and what waited for a pause that its provider had asked for waits no longer, and says why", async () => {
    expect(await reply(dialogId)).toMatchObject({ ok: true });
    await database()
      .update(accounts)
      .set({ sendPausedUntil: new Date(Date.now() + 3_600_000) });
    await disconnectAccount(accountId, dana.id);
    await deliverDialog(dialogId);
    const status = (await openDialog(dana, dialogId))?.messages.at(-1)?.status;
    expect(status).toBe("failed");
  });

  test("and a pause that its provider asks for a moment later keeps nothing waiting", async () => {
    expect(await reply(dialogId)).toMatchObject({ ok: true });
    const tooMany = { type: "status", status: 429, retryAfterSeconds: 3_600 } as const;
    standin.fault("instagram.messages.create", tooMany);
    const [delivering] = await database().transaction(async (rows) => {
      const here = eq(accounts.id, accountId);
      await rows.select().from(accounts).where(here).for("update");
      const sending = deliverDialog(dialogId);
      await untilInLine(database(), 1);
      await rows.update(accounts).set({ state: "disconnected" }).where(here);
      return [sending];
    });
    await delivering;
    expect(await theKids()).toMatchObject({ sendPausedUntil: null });
    await deliverDialog(dialogId);
    const status = (await openDialog(dana, dialogId))?.messages.at(-1)?.status;
    expect(status).toBe("failed");
  });

  test("once: a second time changes nothing", async () => {
    await disconnectAccount(accountId, dana.id);
    const [before] = await database().select().from(accounts);
    expect(await disconnectAccount(accountId, dana.id)).toEqual([]);
    expect(await database().select().from(accounts)).toEqual([before]);
    expect(await auditOf(accountId, "account.disconnected")).toHaveLength(1);
  });

  test("and connects it again with its stored token, and its dialogs are answered from", async () => {
    await disconnectAccount(accountId, dana.id);
    expect(await reconnectAccount(accountId, { authToken: "" }, dana.id)).toMatchObject({
      ok: true,
      accountId,
      isNew: false,
    });
    expect(await theKids()).toMatchObject({ label: "Northgate Kids", colour: "plum" });
    expect(await reply(dialogId)).toMatchObject({ ok: true });
  });

  test("and connects it again by adding it, as the same account with its history", async () => {
    await disconnectAccount(accountId, dana.id);
    expect(await connect({ label: "Kids again" })).toMatchObject({
      ok: true,
      accountId,
      isNew: false,
    });
    expect(await openDialog(dana, dialogId)).toMatchObject({
      messages: [{ text: "Do you see children?" }],
      refusal: null,
    });
    expect(await auditOf(accountId, "account.reconnected")).toHaveLength(1);
  });

  test("and a stored token that Instagram refuses by now asks for another one", async () => {
    await disconnectAccount(accountId, dana.id);
    standin.revokeInstagramToken(kids.id);
    expect(
      problemsOf(await reconnectAccount(accountId, { authToken: "" }, dana.id)),
    ).toEqual([{ field: "authToken", reason: "credentials" }]);
    expect(
      problemsOf(await reconnectAccount(accountId, { authToken: skinToken }, dana.id)),
    ).toEqual([{ field: "accountSid", reason: "senderUnknown" }]);
    expect(await theKids()).toMatchObject({ state: "disconnected" });
    standin.setInstagramToken(kids.id, nextToken);
    expect(
      await reconnectAccount(accountId, { authToken: nextToken }, dana.id),
    ).toMatchObject({ ok: true });
    expect(await senderOf(accountId)).toMatchObject({ secret: nextToken });
  });

  test("and neither changes nor renews it while it is disconnected", async () => {
    await disconnectAccount(accountId, dana.id);
    const notFound = [{ field: null, reason: "notFound" }];
    expect(problemsOf(await updateAccount(accountId, {}, dana.id))).toEqual(notFound);
    expect(problemsOf(await renewNow(accountId, dana.id))).toEqual(notFound);
    expect(
      problemsOf(await reconnectAccount(accountId + 1000, { authToken: "" }, dana.id)),
    ).toEqual(notFound);
  });
});

const kidsProfile = { username: "northgate.kids", name: "Northgate Kids" };

function addKids(more: { accountType?: "PERSONAL" } = {}) {
  standin.addInstagramAccount({
    ...kids,
    ...kidsProfile,
    token: kidsToken,
    subscribedFields: [],
    ...more,
  });
}

const connect = (typed: Partial<NewProfile> = {}): Promise<SaveResult> =>
  connectProfile(
    {
      channel: "instagram",
      accountSid: kids.id,
      authToken: kidsToken,
      label: "Northgate Kids",
      colour: "plum",
      humanAgent: false,
      ...typed,
    },
    dana.id,
  );

async function theKids() {
  const account = await accountByEndpoint(database(), "instagram", kids.id);
  if (!account) throw new Error("The account is not there.");
  return account;
}

async function mariaWrites(text: string): Promise<number> {
  return makeDialog(await theKids(), {
    peer: {
      identities: [{ kind: "igsid", value: "901234567890123" }],
      name: "Maria Gomez",
      handle: "@maria.gomez",
    },
    at: new Date(),
    text,
  });
}

const reply = (dialogId: number) =>
  storeReply(dana, {
    dialogId,
    clientId: crypto.randomUUID(),
    text: "We do, from the first tooth.",
    seenSeq: seenAll,
  });

async function scopeNow(person: Staff): Promise<Staff> {
  const [row] = await database()
    .select({ scopeVersion: staff.scopeVersion })
    .from(staff)
    .where(eq(staff.id, person.id));
  return { ...person, scopeVersion: row?.scopeVersion ?? 0 };
}

const asking = (cursor: string) => ({ cursor, open: null });

const auditOf = (accountId: number, action: string) =>
  database()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, String(accountId)), eq(auditLog.action, action)));

function idOf(saved: SaveResult): number {
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.accountId;
}

const problemsOf = (saved: SaveResult) =>
  "problems" in saved ? saved.problems : "saved";
