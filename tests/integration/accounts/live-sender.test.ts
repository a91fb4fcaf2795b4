import { eq, ne, sql } from "drizzle-orm";
import { accounts, attachments, auditLog, deliveries, grants, staff } from "@/db/schema";
import { changeSender } from "@/lib/accounts/connect/change-sender";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { measuredOf } from "@/lib/accounts/readiness/readiness";
import { watchAccounts } from "@/lib/accounts/readiness/watch-accounts";
import { forgetLeft } from "@/lib/accounts/secrets/forget-unused";
import { secretsOf } from "@/lib/accounts/secrets/keyring";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { listSavedAccounts } from "@/lib/accounts/settings/saved-accounts";
import type { NewSender } from "@/lib/accounts/types/saving";
import { ourWebhooks } from "@/lib/accounts/webhooks/our-webhooks";
import { setWebhooks } from "@/lib/accounts/webhooks/set-webhooks";
import type { Staff } from "@/lib/auth/current-staff";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { dialogHead } from "@/lib/dialogs/thread/open";
import { dayMs, hourMs } from "@/lib/durations";
import { checkAll } from "@/lib/health/check-all";
import { listHours, saveHours } from "@/lib/hours/opening-hours";
import type { OpeningHours } from "@/lib/hours/types";
import { displayPhone } from "@/lib/patients/phone";
import { useDatabase } from "@/tests/support/database";
import { inbound, makeDialog, makeStaff } from "@/tests/support/factories";
import { readSample } from "@/tests/support/standin/samples";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const authToken = "c5a16c20d3ac977050c756be0b140608";
const wrongToken = "ffffffffffffffffffffffffffffffff";

const database = useDatabase();
let standin: Standin;
let dana: Staff;
/** Each test has a Twilio account and a number of its own: what a dialog has left behind stays. */
let accountSid: string;
let number: string;
let tests = 0;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

afterAll(() => standin.close());

beforeEach(async () => {
  await database().update(accounts).set({ state: "disconnected" });
  tests += 1;
  accountSid = `AC${String(tests).padStart(32, "0")}`;
  number = `+4477009001${String(tests).padStart(2, "0")}`;
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate" });
  standin.addSender({ accountSid, number, name: "Northgate East", callbackUrl: null });
});

describe("with a deadline a sender is stored before it works", () => {
  test("with nothing but a label, and what is missing is said", async () => {
    const saved = await connect({ accountSid: "", authToken: "", senderNumber: "" });
    expect(saved).toMatchObject({
      ok: true,
      doubt: { field: "accountSid", reason: "missing" },
    });
    expect(await theSender()).toMatchObject({
      tag: { label: "Northgate East", handle: "" },
      credentialExternalId: "",
      secret: { lastFour: "" },
      isConfirmed: false,
      isHindered: true,
    });
  });

  test("but not without a deadline, and not with a number that is none", async () => {
    expect(await connect({ authToken: "", deadlineAt: null })).toMatchObject({
      ok: false,
    });
    expect(await connect({ senderNumber: "0770" })).toMatchObject({ ok: false });
    expect(await inUse()).toBe(0);
  });

  test("Twilio first refuses the token, then agrees: everything may be mended until then", async () => {
    const saved = await connect({ authToken: wrongToken });
    expect(saved).toMatchObject({ ok: true, doubt: { reason: "credentials" } });
    expect(await checks()).toMatchObject({ credentials: "refused", sender: "open" });
    const { tag } = await theSender();
    expect(await changeSender(tag.id, edit(), dana.id)).toMatchObject({
      ok: true,
      doubt: null,
    });
    expect(await theSender()).toMatchObject({ state: "connected", isConfirmed: true });
    expect(await checks()).toMatchObject({ credentials: "done", sender: "done" });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([authToken]);
    await changeSender(tag.id, edit({ senderNumber: "+447700900199" }), dana.id);
    expect((await theSender()).tag.handle).toBe(displayPhone(number));
  });

  test("a refused token never takes the place of one that works for another sender", async () => {
    standin.addSender({ accountSid, number: "+447700900190", name: "Northgate Clinic" });
    await connect({ senderNumber: "+447700900190" });
    expect(await connect({ authToken: wrongToken })).toMatchObject({ ok: false });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([authToken]);
  });

  test("and it can be removed, its token and its opening hours with it", async () => {
    await connect({ authToken: wrongToken });
    const { id } = (await theSender()).tag;
    const [own] = (await listHours()).filter(({ account }) => account.id === id);
    const seen = own?.hours as OpeningHours;
    await saveHours(id, { typed: { ...seen, closedOn: ["2026-12-25"] }, seen }, dana.id);
    await disconnectAccount(id, dana.id);
    expect(await inUse()).toBe(0);
    expect(await secretsOf("whatsapp", accountSid)).toEqual([]);
  });

  test("and then whoever was given it among others has it on no open screen any more", async () => {
    await connect({ authToken: wrongToken });
    const { id } = (await theSender()).tag;
    const priya = await makeStaff({
      name: "Priya Nair",
      scope: { all: false, accountIds: [] },
    });
    await database().insert(grants).values({ staffId: priya.id, accountId: id });
    await disconnectAccount(id, dana.id);
    const [now] = await database().select().from(staff).where(eq(staff.id, priya.id));
    expect(now?.scopeVersion).toBeGreaterThan(priya.scopeVersion);
  });

  test("but not once somebody has written to it, though the delivery's time has come", async () => {
    await connect({ authToken: wrongToken });
    await makeDialog(await stored());
    await database().delete(deliveries);
    await disconnectAccount((await stored()).id, dana.id);
    expect(await inUse()).toBe(0);
    expect((await theSender()).state).toBe("disconnected");
  });
});

describe("a number that the clinic has had", () => {
  test("is taken up again only as Twilio confirms it: its credentials stay, and what is written to it comes in", async () => {
    await connect();
    const { id, credentialId } = await stored();
    await disconnectAccount(id, dana.id);
    expect(await connect({ accountSid: "", authToken: "" })).toMatchObject({
      ok: false,
      problems: [
        { field: "accountSid", reason: "missing" },
        { field: "authToken", reason: "missing" },
      ],
    });
    const other = { accountSid: `AC${"f".repeat(32)}`, authToken: wrongToken };
    expect(await connect(other)).toMatchObject({ ok: false });
    const [kept] = await database().select().from(accounts).where(eq(accounts.id, id));
    expect(kept).toMatchObject({ state: "disconnected", credentialId });
    expect(await secretsOf("whatsapp", accountSid)).toEqual([authToken]);
    expect(await connect()).toMatchObject({ ok: true, isNew: false, doubt: null });
  });

  /** Its number moves to another Twilio account, and it is connected under that; answers with the one that it has left. */
  async function moveTo(sid: string) {
    await disconnectAccount((await stored()).id, dana.id);
    const left = accountSid;
    accountSid = sid;
    standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate" });
    standin.addSender({ accountSid, number, name: "Northgate East" });
    expect(await connect()).toMatchObject({ ok: true, isNew: false });
    return left;
  }

  test("forgets the token of the Twilio account that it has left", async () => {
    await connect();
    const left = await moveTo(`AC${"a".repeat(32)}`);
    expect(await secretsOf("whatsapp", left, { fresh: true })).toEqual([]);
    expect(await secretsOf("whatsapp", accountSid)).toEqual([authToken]);
  });

  test("keeps that token while a file is still to be fetched with it, and no longer", async () => {
    await connect();
    await ameliaSendsPhoto();
    const left = await moveTo(`AC${"b".repeat(32)}`);
    await forgetLeft();
    expect(await secretsOf("whatsapp", left, { fresh: true })).toEqual([authToken]);
    await copyMedia();
    expect(await database().select().from(attachments)).toMatchObject([
      { state: "stored", failure: null },
    ]);
    await forgetLeft();
    expect(await secretsOf("whatsapp", left, { fresh: true })).toEqual([]);
    expect(await secretsOf("whatsapp", accountSid)).toEqual([authToken]);
  });

  async function ameliaSendsPhoto() {
    const { params } = await standin.write({
      from: { phone: "+447700900123", profileName: "Amelia Hart" },
      to: number,
      media: [readSample("photo")],
      deliver: false,
    });
    const kind = "image" as const;
    const url = String(params.MediaUrl0);
    const photo = { kind, contentType: "image/jpeg", fileName: "image.jpg", url };
    const account = await stored();
    const said = inbound(account, { kind, text: "", attachments: [photo] });
    await keepEvent(account, said);
  }

  test("stays a planned sender's once a patient has written to it, and the form says so", async () => {
    await connect({ authToken: wrongToken });
    const account = await stored();
    await makeDialog(account);
    const another = edit({ senderNumber: "+447700900198" });
    const numberStays = {
      ok: false,
      problems: [{ field: "senderNumber", reason: "numberStays" }],
    };
    const without = edit({ senderNumber: "" });
    expect(await changeSender(account.id, another, dana.id)).toMatchObject(numberStays);
    expect(await changeSender(account.id, without, dana.id)).toMatchObject(numberStays);
    standin.addSender({ accountSid, number: "+447700900198", name: "Northgate East" });
    expect(await changeSender(account.id, another, dana.id)).toMatchObject(numberStays);
    expect(await changeSender(account.id, edit(), dana.id)).toMatchObject({ ok: true });
  });
});

describe("what a live sender needs is measured", () => {
  test("where Twilio posts, which can be set from here", async () => {
    standin.addSender({
      ...{ accountSid, number, name: "Northgate East" },
      callbackUrl: "https://elsewhere.example/hook?key=secret",
    });
    await connect();
    expect(await checks()).toMatchObject({ webhook: "refused" });
    const { tag, readiness } = await theSender();
    expect(JSON.stringify(readiness)).toContain("https://elsewhere.example/hook");
    expect(JSON.stringify(readiness)).not.toContain("key=secret");
    expect(await setWebhooks(tag.id, dana.id)).toMatchObject({ ok: true });
    expect(await checks()).toMatchObject({ webhook: "done" });
    expect(await auditOf(tag.id)).toContain("account.webhooksSet");
  });

  test("a sender that works and whose messages Twilio posts nowhere is told of, until it does", async () => {
    await connect({ deadlineAt: null });
    expect(await accountsInNeed()).toMatchObject([{ reason: "unheard" }]);
    const ours = ourWebhooks("whatsapp");
    const sender = { accountSid, number, name: "Northgate East" };
    standin.addSender({ ...sender, callbackUrl: ours.status });
    await measureAgain();
    expect(await accountsInNeed()).toMatchObject([{ reason: "unheard" }]);
    standin.addSender({ ...sender, callbackUrl: ours.inbound });
    await measureAgain();
    expect(await accountsInNeed()).toEqual([]);
    expect(await checks()).toMatchObject({ webhook: "open" });
  });

  test("one that is well and is posted elsewhere later is told of within hours, for one question to Twilio", async () => {
    const { inbound, status } = ourWebhooks("whatsapp");
    const sender = { accountSid, number, name: "Northgate East" };
    const ours = { callbackUrl: inbound, statusCallbackUrl: status };
    standin.addSender({ ...sender, ...ours });
    await connect({ deadlineAt: null });
    expect(await accountsInNeed()).toEqual([]);
    standin.addSender({ ...sender, ...ours, callbackUrl: "https://else.example/hook" });
    const asked = standin.received.length;
    await lastAskedHoursAgo(1);
    expect(standin.received.length - asked).toBe(0);
    expect(await accountsInNeed()).toEqual([]);
    await lastAskedHoursAgo(7);
    expect(standin.received.length - asked).toBe(1);
    expect(await accountsInNeed()).toMatchObject([{ reason: "unheard" }]);
  });

  test("one that Twilio does not know or has offline later is told of within hours, and is back by itself", async () => {
    const { inbound, status } = ourWebhooks("whatsapp");
    const ours = { callbackUrl: inbound, statusCallbackUrl: status };
    const sender = { accountSid, number, name: "Northgate East", ...ours };
    standin.addSender(sender);
    await connect({ deadlineAt: null });
    await database().update(accounts).set({ lastSignedInboundAt: new Date() });
    const theirs = `AC${"c".repeat(32)}`;
    standin.addTwilioAccount({ accountSid: theirs, authToken, friendlyName: "Other" });
    standin.addSender({ ...sender, accountSid: theirs });
    await lastAskedHoursAgo(7);
    expect(await accountsInNeed()).toMatchObject([{ reason: "senderUnknown" }]);
    standin.addSender(sender);
    await measureAgain();
    expect(await accountsInNeed()).toEqual([]);
    standin.setSenderStatus(number, "OFFLINE");
    await lastAskedHoursAgo(7);
    expect(await accountsInNeed()).toMatchObject([{ reason: "senderOffline" }]);
    standin.setSenderStatus(number, "ONLINE");
    await measureAgain();
    expect(await accountsInNeed()).toEqual([]);
  });

  test("Twilio's sandbox, which no account lists, is well once it posts to us, and set by hand", async () => {
    await connect({ deadlineAt: null, senderNumber: "+14155238886" });
    expect(await checks()).toMatchObject({ webhook: "open" });
    const { id } = await stored();
    expect(await setWebhooks(id, dana.id)).toMatchObject({
      problems: [{ reason: "webhookByHand" }],
    });
    await database().update(accounts).set({ lastSignedInboundAt: new Date() });
    await lastAskedHoursAgo(7);
    expect(await accountsInNeed()).toEqual([]);
    expect(await checks()).toMatchObject({ webhook: "done" });
  });

  test("of many that are well no more than a few are asked about while Twilio is asked too fast, the others soon", async () => {
    const { inbound, status } = ourWebhooks("whatsapp");
    const ours = { callbackUrl: inbound, statusCallbackUrl: status };
    const numbers = Array.from({ length: 7 }, (_, at) => `+44770090018${at}`);
    for (const senderNumber of numbers) {
      const sender = { accountSid, number: senderNumber, name: "Northgate East" };
      standin.addSender({ ...sender, ...ours });
      expect(await connect({ deadlineAt: null, senderNumber })).toMatchObject({
        doubt: null,
      });
    }
    const asked = standin.received.length;
    const tooFast = { type: "status", status: 429 } as const;
    standin.fault("twilio.senders.list", tooFast, { times: Number.POSITIVE_INFINITY });
    await lastAskedHoursAgo(7);
    standin.clearFaults();
    expect(standin.received.length - asked).toBe(5);
    await watchAccounts();
    expect(standin.received.length - asked).toBe(5);
    const measureDueAt = sql`${accounts.measureDueAt} - interval '11 minutes'`;
    await database().update(accounts).set({ measureDueAt });
    await watchAccounts();
    expect(standin.received.length - asked).toBe(7);
  });

  test("an address with Twilio's own words on trying again after it is ours all the same", async () => {
    const { inbound, status } = ourWebhooks("whatsapp");
    const again = "#rc=5&rp=ct,rt,5xx";
    standin.addSender({
      ...{ accountSid, number, name: "Northgate East" },
      callbackUrl: `${inbound}${again}`,
      statusCallbackUrl: `${status}${again}`,
    });
    await connect();
    expect(await checks()).toMatchObject({ webhook: "done" });
  });

  test("a token that is mended at one sender is mended in the lists of all that share it", async () => {
    const desk = "+447700900197";
    standin.addSender({ accountSid, number: desk, name: "Desk" });
    await connect({ deadlineAt: null });
    const { id } = await stored();
    await connect({ deadlineAt: null, senderNumber: desk });
    standin.setAuthToken(accountSid, "another");
    await checkAll(dana.id);
    expect((await measuredOf(id)).checks[0]).toMatchObject({ state: "refused" });
    await updateAccount((await theSender()).tag.id, { authToken: "another" }, dana.id);
    expect((await measuredOf(id)).checks[0]).toMatchObject({
      state: "done",
      reason: null,
    });
  });

  test("what must arrive counts once it has, and then the sender is ready", async () => {
    await connect();
    const account = await stored();
    await setWebhooks(account.id, dana.id);
    expect(await checks()).toMatchObject({ signed: "open", inbound: "open" });
    const dialogId = await makeDialog(account);
    expect(await checks()).toMatchObject({ inbound: "done", delivered: "open" });
    expect(dialogId).toBeGreaterThan(0);
    expect((await theSender()).isReady).toBe(false);
  });
});

describe("the deadline", () => {
  test("warns from fourteen days before, and not before", async () => {
    await connect({ deadlineAt: inDays(15) });
    expect(await accountsInNeed()).toEqual([]);
    await database()
      .update(accounts)
      .set({ deadlineAt: inDays(3) });
    expect(await accountsInNeed()).toMatchObject([
      { reason: "deadline", deadline: { ready: 2 } },
    ]);
  });

  test("passed with refused credentials: not activated, in words, and messages still come in", async () => {
    await connect();
    const account = await stored();
    standin.setAuthToken(accountSid, "another");
    await database()
      .update(accounts)
      .set({ deadlineAt: inDays(-0.01) });
    await watchAccounts();
    const dialogId = await makeDialog(account);
    expect(await dialogHead(dana, dialogId)).toMatchObject({ refusal: "notActivated" });
    expect(await accountsInNeed()).toMatchObject([{ reason: "notActivated" }]);
    expect(await auditOf(account.id)).toContain("account.notActivated");
    standin.setAuthToken(accountSid, authToken);
    await updateAccount(account.id, {}, dana.id);
    expect(await dialogHead(dana, dialogId)).toMatchObject({ refusal: null });
  });

  test("passed is told of once, also where that could not be written down at first", async () => {
    await connect();
    const { id } = await stored();
    standin.setAuthToken(accountSid, "another");
    await database()
      .update(accounts)
      .set({ deadlineAt: inDays(-0.01) });
    await database().execute(sql`alter table audit_log
      add constraint broken check (action <> 'account.notActivated') not valid`);
    await watchAccounts().catch(() => undefined);
    await database().execute(sql`alter table audit_log drop constraint broken`);
    await Promise.all([watchAccounts(), watchAccounts()]);
    await watchAccounts();
    const told = (await auditOf(id)).filter((one) => one === "account.notActivated");
    expect(told).toHaveLength(1);
  });

  test("is told of once more where it passes for a sender that was mended after it had passed before", async () => {
    await connect({ authToken: wrongToken });
    const { id } = await stored();
    const passes = async () => {
      const past = { deadlineAt: inDays(-0.01), readyAt: null };
      await database().update(accounts).set(past);
      await watchAccounts();
    };
    await passes();
    await changeSender(id, edit(), dana.id);
    standin.setAuthToken(accountSid, "another");
    await passes();
    const told = (await auditOf(id)).filter((one) => one === "account.notActivated");
    expect(told).toHaveLength(2);
  });

  test("never stops a sender that works", async () => {
    await connect();
    const account = await stored();
    await database()
      .update(accounts)
      .set({ deadlineAt: inDays(-1) });
    await watchAccounts();
    const dialogId = await makeDialog(account);
    expect(await dialogHead(dana, dialogId)).toMatchObject({ refusal: null });
    expect(await accountsInNeed()).toMatchObject([{ reason: "unheard" }]);
  });
});

const typed = (other: Partial<NewSender> = {}): NewSender => ({
  accountSid,
  authToken,
  senderNumber: number,
  label: "Northgate East",
  colour: "indigo",
  deadlineAt: inFiveDays,
  deadlineZone: "Europe/London",
  ...other,
});

/** The sender's form as it was opened after `connect`, with what is typed over it. */
const edit = (other: Partial<NewSender> = {}) => {
  const { authToken: _, ...seen } = typed();
  return { typed: typed(other), seen };
};

const connect = (other: Partial<NewSender> = {}) => connectSender(typed(other), dana.id);

/** As the sweep does, ten minutes later. */
async function measureAgain() {
  await database()
    .update(accounts)
    .set({ measureDueAt: new Date(0) });
  await watchAccounts();
}

/** Twice at once, as two processes may. */
async function lastAskedHoursAgo(hours: number) {
  const measureDueAt = new Date(Date.now() - hours * hourMs);
  await database().update(accounts).set({ measureDueAt });
  await Promise.all([watchAccounts(), watchAccounts()]);
}

const inDays = (days: number) => new Date(Date.now() + days * dayMs);

/** A form's deadline: the same whenever it is asked for, and on a minute. */
const inFiveDays = new Date(inDays(5).setSeconds(0, 0));

async function theSender() {
  const found = (await listSavedAccounts("whatsapp")).at(-1);
  if (!found) throw new Error("There is no sender.");
  return found;
}

const connected = ne(accounts.state, "disconnected");
const inUse = () => database().$count(accounts, connected);

async function stored() {
  const [found] = await database().select().from(accounts).where(connected);
  if (!found) throw new Error("There is no sender.");
  return found;
}

async function checks() {
  const { readiness } = await theSender();
  return Object.fromEntries(
    readiness?.checks.map(({ name, state }) => [name, state]) ?? [],
  );
}

async function auditOf(accountId: number) {
  const found = await database()
    .select({ action: auditLog.action })
    .from(auditLog)
    .where(eq(auditLog.subjectId, String(accountId)));
  return found.map(({ action }) => action);
}
