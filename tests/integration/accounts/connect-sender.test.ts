import { eq } from "drizzle-orm";
import { accounts, auditLog, credentials } from "@/db/schema";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { accountByEndpoint, senderOf } from "@/lib/accounts/find";
import { listAccounts } from "@/lib/accounts/list";
import { secretsOf } from "@/lib/accounts/secrets/keyring";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
import type { NewSender, SaveResult } from "@/lib/accounts/types/saving";
import type { Staff } from "@/lib/auth/current-staff";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const accountSid = "AC4b4a7d40da293e9988f096b8ea60e5e2";
const firstToken = "c5a16c20d3ac977050c756be0b140608";
const secondToken = "0d2f6a7b1c8e4f5599aabbccddee9c1e";
const clinic = "+447700900100";
const east = "+447700900101";

const database = useDatabase();
let standin: Standin;
let dana: Staff;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  standin.addTwilioAccount({
    accountSid,
    authToken: firstToken,
    friendlyName: "Northgate",
  });
  standin.addSender({ accountSid, number: clinic, name: "Northgate Clinic" });
  standin.addSender({ accountSid, number: east, name: "Northgate East" });
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

afterAll(() => standin.close());

beforeEach(async () => {
  await database().delete(accounts);
  await database().delete(credentials);
  standin.clearFaults();
  standin.setAuthToken(accountSid, firstToken);
  standin.setAccountStatus(accountSid, "active");
  standin.setSenderStatus(clinic, "ONLINE");
  standin.received.length = 0;
});

describe("Dana connects a sender", () => {
  test("with what Twilio accepts, and it is stored with its token sealed", async () => {
    const saved = await connect({
      senderNumber: " whatsapp:+44 7700 900100",
      authToken: ` ${firstToken}\n`,
      deadlineAt: new Date("2026-11-30T08:00:00Z"),
      deadlineZone: "Europe/London",
    });
    const stored = await accountByEndpoint(database(), "whatsapp", clinic);
    expect(saved).toEqual({
      ok: true,
      accountId: stored?.id,
      isNew: true,
      notice: null,
      doubt: null,
    });
    expect(stored).toMatchObject({ label: "Northgate Clinic", state: "connected" });
    const [credential] = await database().select().from(credentials);
    expect(credential).toMatchObject({
      externalId: accountSid,
      lastFour: "0608",
      state: "valid",
      setById: dana.id,
      previousSealedSecret: null,
    });
    expect(credential?.sealedSecret).toMatch(/^v1\.test\./);
  });

  test("and Settings shows all of it but the token", async () => {
    const accountId = savedId(
      await connect({
        deadlineAt: new Date("2026-07-01T07:00:00Z"),
        deadlineZone: "Europe/London",
      }),
    );
    const [shown] = await listSavedAccounts("whatsapp");
    expect(shown).toMatchObject({
      tag: {
        id: accountId,
        channelName: "WhatsApp",
        label: "Northgate Clinic",
        handle: "+44 7700 900100",
        colour: "teal",
      },
      credentialExternalId: accountSid,
      secret: { lastFour: "0608", setBy: "Dana Whitlock" },
      deadline: { local: "2026-07-01T08:00", zone: "Europe/London", city: "London" },
    });
    expect(JSON.stringify(shown)).not.toContain(firstToken);
  });

  test("and the audit log says who did it, without the token", async () => {
    const accountId = savedId(await connect());
    const [entry] = await auditOf(accountId);
    expect(entry).toMatchObject({ action: "account.connected", staffId: dana.id });
    expect(JSON.stringify(await database().select().from(auditLog))).not.toContain(
      firstToken,
    );
  });

  test("and can then send and verify with its token", async () => {
    const accountId = savedId(await connect());
    expect(await senderOf(accountId)).toEqual({
      accountExternalId: clinic,
      credentialExternalId: accountSid,
      secret: firstToken,
      standinUrl: standin.url,
    });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
  });

  test("and another one of the same Twilio account, which shares the credential", async () => {
    await connect();
    await connect({ senderNumber: east, label: "Northgate East" });
    expect(await database().$count(accounts)).toBe(2);
    expect(await database().$count(credentials)).toBe(1);
    const [first] = await listSavedAccounts("whatsapp");
    const only = { all: false as const, accountIds: [first?.tag.id ?? 0] };
    expect(await listAccounts(only)).toEqual([first?.tag]);
  });
});

describe("what is wrong is refused with its field, and nothing is stored", () => {
  test("every empty field at once, before Twilio is asked", async () => {
    const empty = { accountSid: " ", authToken: "", senderNumber: "", label: " " };
    expect(problemsOf(await connect(empty))).toEqual([
      { field: "accountSid", reason: "missing" },
      { field: "authToken", reason: "missing" },
      { field: "senderNumber", reason: "missing" },
    ]);
    expect(standin.received).toEqual([]);
  });

  test.each([
    [{ accountSid: "AC123" }, "accountSid", "accountSidForm"],
    [{ senderNumber: "07700 900100" }, "senderNumber", "senderNumberForm"],
    [{ label: "N".repeat(61) }, "label", "labelLength"],
  ] as const)("%j", async (wrong, field, reason) => {
    expect(problemsOf(await connect(wrong))).toEqual([{ field, reason }]);
    expect(standin.received).toEqual([]);
  });

  test("a token that Twilio does not accept", async () => {
    const refused = await connect({ authToken: secondToken });
    expect(problemsOf(refused)).toEqual([{ field: "authToken", reason: "credentials" }]);
    expect(JSON.stringify(refused)).not.toContain(secondToken);
  });

  test("an account that Twilio has suspended", async () => {
    standin.setAccountStatus(accountSid, "suspended");
    expect(problemsOf(await connect())).toEqual([
      { field: "accountSid", reason: "suspended" },
    ]);
  });

  test("a number that is no sender of the account", async () => {
    expect(problemsOf(await connect({ senderNumber: "+447700900199" }))).toEqual([
      { field: "senderNumber", reason: "senderUnknown" },
    ]);
  });

  test("a sender that is not online", async () => {
    standin.setSenderStatus(clinic, "OFFLINE");
    expect(problemsOf(await connect())).toEqual([
      { field: "senderNumber", reason: "senderOffline" },
    ]);
  });

  test("Twilio not answering", async () => {
    standin.fault("twilio.account.fetch", { type: "reset" }, { times: 5 });
    expect(problemsOf(await connect())).toEqual([{ field: null, reason: "unreachable" }]);
  });

  afterEach(async () => {
    expect(await database().$count(accounts)).toBe(0);
    expect(await database().$count(credentials)).toBe(0);
  });
});

describe("a number is connected once", () => {
  test("a second time is refused before Twilio is asked", async () => {
    await connect();
    standin.received.length = 0;
    expect(problemsOf(await connect({ label: "Another" }))).toEqual([
      { field: "senderNumber", reason: "alreadyConnected" },
    ]);
    expect(standin.received).toEqual([]);
  });

  test("one that has moved to another Twilio account is said to be connected through the one it has left", async () => {
    await connect();
    const moved = { accountSid: `AC${"b".repeat(32)}`, authToken: secondToken };
    expect(problemsOf(await connect(moved))).toEqual([
      { field: "senderNumber", reason: "connectedElsewhere" },
    ]);
  });

  test("of two administrators who add it at once, one wins and no half remains", async () => {
    const both = await Promise.all([connect(), connect({ label: "Another" })]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(both.flatMap((saved) => ("problems" in saved ? saved.problems : []))).toEqual([
      { field: "senderNumber", reason: "alreadyConnected" },
    ]);
    const [only, ...others] = await database().select().from(accounts);
    expect(others).toEqual([]);
    expect(await auditOf(only?.id ?? 0)).toHaveLength(1);
  });

  test("a disconnected one is connected again, as the same account", async () => {
    const accountId = savedId(await connect());
    await database()
      .update(accounts)
      .set({ state: "disconnected", disconnectedAt: new Date() })
      .where(eq(accounts.id, accountId));
    expect(await senderOf(accountId)).toBeNull();
    expect(savedId(await connect({ label: "Northgate again" }))).toBe(accountId);
    expect(await accountByEndpoint(database(), "whatsapp", clinic)).toMatchObject({
      label: "Northgate again",
      state: "connected",
      disconnectedAt: null,
    });
    expect((await auditOf(accountId)).map(({ action }) => action)).toContain(
      "account.reconnected",
    );
  });
});

describe("Dana changes a sender", () => {
  let accountId: number;

  beforeEach(async () => {
    accountId = savedId(await connect());
  });

  test("label, colour and deadline, and the token stays", async () => {
    const deadlineAt = new Date("2026-12-01T09:00:00Z");
    const saved = await change({ label: " Front desk ", colour: "plum", deadlineAt });
    expect(saved).toEqual({
      ok: true,
      accountId,
      isNew: false,
      notice: null,
      doubt: null,
    });
    expect(await accountByEndpoint(database(), "whatsapp", clinic)).toMatchObject({
      label: "Front desk",
      colour: "plum",
      deadlineAt,
      externalId: clinic,
    });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
    expect((await auditOf(accountId)).at(-1)).toMatchObject({
      action: "account.changed",
      details: { changed: ["label", "colour", "deadlineAt"] },
    });
  });

  test("the token, and the old one still verifies for 24 hours", async () => {
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
    standin.setAuthToken(accountSid, secondToken);
    expect(await change({ authToken: secondToken })).toMatchObject({
      ok: true,
      doubt: null,
    });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([secondToken, firstToken]);
    const [credential] = await database().select().from(credentials);
    expect(credential?.lastFour).toBe("9c1e");
    const hours = (Number(credential?.previousUntil) - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(24, 1);
  });

  test("the replaced token verifies no longer once its time is over", async () => {
    standin.setAuthToken(accountSid, secondToken);
    await change({ authToken: secondToken });
    const past = { previousUntil: new Date(Date.now() - 1000) };
    await database().update(credentials).set(past);
    expect(await secretsOf("whatsapp", accountSid, { fresh: true })).toEqual([
      secondToken,
    ]);
  });

  test("saving the same token again keeps the one before it", async () => {
    standin.setAuthToken(accountSid, secondToken);
    await change({ authToken: secondToken });
    await change({ authToken: secondToken });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([secondToken, firstToken]);
  });

  test("a token that Twilio refuses stores nothing, not even the label", async () => {
    const refused = await change({ label: "Front desk", authToken: secondToken });
    expect(problemsOf(refused)).toEqual([{ field: "authToken", reason: "credentials" }]);
    expect(await accountByEndpoint(database(), "whatsapp", clinic)).toMatchObject({
      label: "Northgate Clinic",
      state: "connected",
    });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
  });

  test("a stored token that Twilio refuses by now is told, and the label is saved", async () => {
    standin.setAuthToken(accountSid, secondToken);
    expect(await change({ label: "Front desk" })).toMatchObject({
      ok: true,
      doubt: { field: "authToken", reason: "credentials" },
    });
    expect(await accountByEndpoint(database(), "whatsapp", clinic)).toMatchObject({
      label: "Front desk",
      state: "attention",
      stateReason: "credentials",
    });
  });

  test("a new token mends every sender that shared the refused one", async () => {
    const eastId = savedId(
      await connect({ senderNumber: east, label: "Northgate East" }),
    );
    const refused = { state: "attention", stateReason: "credentials" } as const;
    await database().update(accounts).set(refused);
    standin.setAuthToken(accountSid, secondToken);
    await change({ authToken: secondToken });
    const states = await listSavedAccounts("whatsapp");
    expect(states.map(({ tag, state }) => [tag.id, state])).toEqual([
      [accountId, "connected"],
      [eastId, "connected"],
    ]);
  });

  test("Twilio not answering says nothing about the account", async () => {
    standin.fault("twilio.account.fetch", { type: "status", status: 503 }, { times: 5 });
    expect(await change({ label: "Front desk" })).toMatchObject({
      ok: true,
      doubt: { field: null, reason: "unreachable" },
    });
    expect(await accountByEndpoint(database(), "whatsapp", clinic)).toMatchObject({
      label: "Front desk",
      state: "connected",
    });
  });

  test("a token whose sealing key was lost is mended by typing it again", async () => {
    await database().update(credentials).set({ sealedSecret: "v1.lost.AAAA.AAAA.AAAA" });
    await expect(secretsOf("whatsapp", accountSid, { fresh: true })).rejects.toThrow(
      "the key that sealed it is not in SEALING_KEYS",
    );
    expect(await change({ authToken: firstToken })).toMatchObject({ ok: true });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
  });

  test("one that is not there is refused", async () => {
    const settings = {
      label: "x",
      colour: "teal",
      deadlineAt: null,
      deadlineZone: null,
    } as const;
    expect(problemsOf(await updateAccount(accountId + 1000, settings, dana.id))).toEqual([
      { field: null, reason: "notFound" },
    ]);
  });

  const change = (change: Partial<Parameters<typeof updateAccount>[1]>) =>
    updateAccount(
      accountId,
      {
        label: "Northgate Clinic",
        colour: "teal",
        deadlineAt: null,
        deadlineZone: null,
        ...change,
      },
      dana.id,
    );
});

describe("the keyring", () => {
  test("knows nobody who was never stored", async () => {
    expect(await secretsOf("whatsapp", "AC00000000000000000000000000000000")).toEqual([]);
    expect(await secretsOf("whatsapp", null)).toEqual([]);
  });

  test("asks the database once in a burst, and at once when it is asked to", async () => {
    await connect();
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
    // Another copy of the application removes it.
    await database().delete(accounts);
    await database().delete(credentials);
    expect(await secretsOf("whatsapp", accountSid)).toEqual([firstToken]);
    expect(await secretsOf("whatsapp", accountSid, { fresh: true })).toEqual([]);
    expect(await secretsOf("whatsapp", accountSid)).toEqual([]);
  });
});

const connect = (typed: Partial<NewSender> = {}): Promise<SaveResult> =>
  connectSender(
    {
      accountSid,
      authToken: firstToken,
      senderNumber: clinic,
      label: "Northgate Clinic",
      colour: "teal",
      deadlineAt: null,
      deadlineZone: null,
      ...typed,
    },
    dana.id,
  );

function savedId(saved: SaveResult): number {
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.accountId;
}

const problemsOf = (saved: SaveResult) =>
  "problems" in saved ? saved.problems : "saved";

const auditOf = (accountId: number) =>
  database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, String(accountId)))
    .orderBy(auditLog.id);
