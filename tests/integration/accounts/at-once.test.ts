import { eq } from "drizzle-orm";
import {
  accountChecks,
  accounts,
  contacts,
  credentials,
  grants,
  openingHours,
  staff,
} from "@/db/schema";
import { changeSender } from "@/lib/accounts/connect/change-sender";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import { lockEndpoint } from "@/lib/accounts/connect/endpoint";
import { reconnectAccount } from "@/lib/accounts/connect/reconnect";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { accountByEndpoint, senderOf } from "@/lib/accounts/find";
import { noteChecks } from "@/lib/accounts/readiness/note-checks";
import { measuredOf } from "@/lib/accounts/readiness/readiness";
import { confirmStored } from "@/lib/accounts/secrets/confirm-credential";
import { secretsOf } from "@/lib/accounts/secrets/keyring";
import type { NewSender, SaveResult } from "@/lib/accounts/types/saving";
import type { Staff } from "@/lib/auth/current-staff";
import { useDatabase } from "@/tests/support/database";
import { deadlocks } from "@/tests/support/deadlocks";
import { makeStaff } from "@/tests/support/factories";
import { type Standin, startStandin } from "@/tests/support/standin/standin";
import { until, untilInLine } from "@/tests/support/waiting";

const accountSid = "AC4b4a7d40da293e9988f096b8ea60e5e2";
const firstToken = "c5a16c20d3ac977050c756be0b140608";
const secondToken = "0d2f6a7b1c8e4f5599aabbccddee9c1e";
const wrongToken = "ffffffffffffffffffffffffffffffff";
const number = "+447700900100";
const deadline = {
  deadlineAt: new Date(Date.now() + 5 * 86_400_000),
  deadlineZone: "Europe/London",
};

const database = useDatabase();
let standin: Standin;
let dana: Staff;
let tomas: Staff;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  standin.addTwilioAccount({ accountSid, authToken: firstToken, friendlyName: "N" });
  standin.addSender({ accountSid, number, name: "Northgate Clinic" });
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  tomas = await makeStaff({ name: "Tomas Reyk", role: "admin" });
});

afterAll(() => standin.close());

beforeEach(async () => {
  await database().delete(accounts);
  await database().delete(credentials);
  standin.clearFaults();
  standin.setAuthToken(accountSid, firstToken);
});

test("of one who connects a number and one who plans it with a wrong token, one wins and it stays connected", async () => {
  const [connecting, planning] = await database().transaction(async (rows) => {
    await lockEndpoint(rows, { channel: "whatsapp", externalId: number });
    const first = connect();
    await untilInLine(database(), 1);
    const second = connect({ ...deadline, authToken: wrongToken }, tomas);
    await untilInLine(database(), 2);
    return [first, second];
  });
  expect(await connecting).toMatchObject({ ok: true });
  expect(problemsOf(await planning)).toEqual([
    { field: "senderNumber", reason: "alreadyConnected" },
  ]);
  expect(await theSender()).toMatchObject({ state: "connected", deadlineAt: null });
});

test("a sender that Tomas disconnects while Dana has it checked stays disconnected", async () => {
  const accountId = savedId(await connect());
  const checking = whileAsked(() => updateAccount(accountId, { label: "N" }, dana.id));
  await checking.asked;
  await disconnectAccount(accountId, tomas.id);
  expect(problemsOf(await checking.answer)).toEqual([
    { field: null, reason: "notFound" },
  ]);
  expect(await theSender()).toMatchObject({
    state: "disconnected",
    label: "Northgate Clinic",
  });
});

test.each([
  ["as Dana does", true],
  ["before Dana, whose page still said that it was not", false],
])(
  "a sender that Tomas connects again %s is said to be connected, and not to be gone",
  async (_, isAtOnce) => {
    const accountId = savedId(await connect());
    await disconnectAccount(accountId, tomas.id);
    const connecting = (by: Staff) =>
      reconnectAccount(accountId, { authToken: "" }, by.id);
    const asTomas = connecting(tomas);
    if (!isAtOnce) await asTomas;
    const both = await Promise.all([asTomas, connecting(dana)]);
    expect(both.map(problemsOf).toSorted()).toEqual([
      [{ field: null, reason: "alreadyConnected" }],
      "saved",
    ]);
    expect(await theSender()).toMatchObject({ state: "connected" });
  },
);

test("that Twilio refuses a token which Tomas has replaced meanwhile is not held against the new one", async () => {
  const accountId = savedId(await connect());
  standin.setAuthToken(accountSid, secondToken);
  const checking = whileAsked(() => updateAccount(accountId, {}, dana.id));
  await checking.asked;
  await updateAccount(accountId, { authToken: secondToken }, tomas.id);
  expect(await checking.answer).toMatchObject({ ok: true, doubt: null });
  expect(await theSender()).toMatchObject({ state: "connected", stateReason: null });
  const { checks } = await measuredOf(accountId);
  expect(checks[0]).toMatchObject({ name: "credentials", state: "done" });
  expect(await database().select().from(credentials)).toMatchObject([{ state: "valid" }]);
});

test("a planned sender to whom somebody writes as Tomas removes it is disconnected, and what they wrote stays", async () => {
  const accountId = savedId(await connect({ ...deadline, authToken: "" }));
  const disconnecting = await database().transaction(async (rows) => {
    await rows.insert(contacts).values({ accountId });
    const removing = disconnectAccount(accountId, tomas.id);
    await untilInLine(database(), 1);
    return [removing];
  });
  await Promise.all(disconnecting);
  expect(await theSender()).toMatchObject({ state: "disconnected" });
  await database().delete(contacts);
});

test.each([
  ["accepts", firstToken],
  ["refuses", wrongToken],
])(
  "a planned sender that Tomas removes while Dana completes it is gone, though Twilio %s it",
  async (_, token) => {
    const saved = await connect({ ...deadline, authToken: "" });
    const accountId = savedId(saved);
    const completing = whileAsked(() =>
      changeSender(accountId, edit({ authToken: token }), dana.id),
    );
    await completing.asked;
    await disconnectAccount(accountId, tomas.id);
    expect(problemsOf(await completing.answer)).toEqual([
      { field: null, reason: "notFound" },
    ]);
    expect(await database().$count(accounts)).toBe(0);
    expect(await database().$count(credentials)).toBe(0);
  },
);

test("a planned sender that is gone by the time its token turns out to work has mended another, whose screens begin anew", async () => {
  const held = savedId(await connect());
  const desk = { ...deadline, senderNumber: "+447700900101" };
  standin.addSender({ accountSid, number: desk.senderNumber, name: "Desk" });
  const planned = { ...deadline, senderNumber: "", authToken: "" };
  const accountId = savedId(await connect(planned));
  const attention = { state: "attention", stateReason: "credentials" } as const;
  await database().update(accounts).set(attention).where(eq(accounts.id, held));
  const priya = await makeStaff({ scope: { all: false, accountIds: [held] } });
  await database().insert(grants).values({ staffId: priya.id, accountId: held });
  const { authToken: _, ...seen } = typed(planned);
  const completing = whileAsked(() =>
    changeSender(accountId, { typed: typed(desk), seen }, dana.id),
  );
  await completing.asked;
  await disconnectAccount(accountId, tomas.id);
  expect(problemsOf(await completing.answer)).toEqual([
    { field: null, reason: "notFound" },
  ]);
  expect(await theSender()).toMatchObject({ state: "connected" });
  const [hers] = await database().select().from(staff).where(eq(staff.id, priya.id));
  expect(hers?.scopeVersion).toBe(priya.scopeVersion + 1);
});

test("a planned sender that is given its number as what Twilio said of it is written down: neither waits for the other", async () => {
  const before = await deadlocks(database());
  const planned = { ...deadline, senderNumber: "", authToken: "" };
  const accountId = savedId(await connect(planned));
  await database().update(accountChecks).set({ state: "refused", reason: "credentials" });
  const { authToken: _, ...seen } = typed(planned);
  const [account] = await database().select().from(accounts);
  if (!account) throw new Error("There is no sender.");
  const both = await database().transaction(async (rows) => {
    await rows.select().from(accountChecks).for("update");
    const completing = changeSender(accountId, { typed: typed(deadline), seen }, dana.id);
    await untilInLine(database(), 1);
    const noting = noteChecks(account, "incomplete");
    await untilInLine(database(), 2);
    return [completing, noting] as const;
  });
  expect(await both[0]).toMatchObject({ ok: true });
  await both[1];
  expect(await deadlocks(database())).toBe(before);
});

test("a planned sender that Tomas removes as its token turns out to work is gone, and neither waits for the other", async () => {
  const before = await deadlocks(database());
  const accountId = savedId(await connect({ ...deadline, authToken: wrongToken }));
  const hours = { accountId, week: [], awayText: "" };
  await database().insert(openingHours).values(hours);
  const [credential] = await database().select().from(credentials);
  if (!credential) throw new Error("There is no credential.");
  const both = await database().transaction(async (rows) => {
    await rows.select().from(openingHours).for("update");
    const removing = disconnectAccount(accountId, tomas.id);
    await untilInLine(database(), 1);
    const confirming = database().transaction((other) =>
      confirmStored(other, credential),
    );
    await untilInLine(database(), 2);
    return [removing, confirming];
  });
  await Promise.all(both);
  expect(await deadlocks(database())).toBe(before);
  expect(await database().$count(accounts)).toBe(0);
  expect(await database().$count(credentials)).toBe(0);
});

describe("as a token turns out to work for two senders, neither waits for the other:", () => {
  const desk = "+447700900101";
  const refused = {
    name: "credentials",
    state: "refused",
    reason: "credentials",
  } as const;
  let one: number;
  let other: number;

  /** Both were held for a reason; what is known of the second is looked at as something is begun, and then a deed. */
  async function asTheirs(stateReason: string, deed: () => Promise<unknown>) {
    const before = await deadlocks(database());
    standin.addSender({ accountSid, number: desk, name: "Desk" });
    other = savedId(await connect({ senderNumber: desk }));
    one = savedId(await connect());
    await database().update(accounts).set({ state: "attention", stateReason });
    await database().delete(accountChecks);
    for (const accountId of [other, one])
      await database()
        .insert(accountChecks)
        .values({ accountId, ...refused });
    const both = await database().transaction(async (rows) => {
      const others = eq(accountChecks.accountId, other);
      await rows.select().from(accountChecks).where(others).for("update");
      const confirming = updateAccount(one, { label: "Front desk" }, dana.id);
      await untilInLine(database(), 1);
      const begun = deed();
      await untilInLine(database(), 2);
      return [confirming, begun];
    });
    await Promise.all(both);
    expect(await deadlocks(database())).toBe(before);
    expect(await theSender()).toMatchObject({ label: "Front desk", state: "connected" });
  }

  test("who writes down what Twilio said of one, and who changes it", () =>
    asTheirs("credentials", async () => {
      const named = { accountExternalId: number, handle: number, name: "Northgate" };
      const checked = { ...named, ok: true, pictureUrl: null, notice: null } as const;
      await noteChecks(await theSender(), checked);
    }));

  test("who finds the key of it again, and who changes one of them", () =>
    asTheirs("unreadable", () => senderOf(other)));
});

test("a disconnected sender that was never live is not changed by a form that still stood open", async () => {
  const accountId = savedId(await connect({ ...deadline, authToken: wrongToken }));
  await database()
    .update(accounts)
    .set({ state: "disconnected" })
    .where(eq(accounts.id, accountId));
  expect(problemsOf(await changeSender(accountId, edit(), dana.id))).toEqual([
    { field: null, reason: "notFound" },
  ]);
  expect(await theSender()).toMatchObject({ state: "disconnected" });
});

test("two who change a sender at once both keep what they typed, and neither replaces the other's unseen", async () => {
  const accountId = savedId(await connect());
  const asDana = whileAsked(() =>
    changeSender(accountId, live({ label: "Desk" }), dana.id),
  );
  await asDana.asked;
  await updateAccount(accountId, { colour: "plum" }, tomas.id);
  expect(await asDana.answer).toMatchObject({ ok: true });
  expect(await theSender()).toMatchObject({ label: "Desk", colour: "plum" });
  expect(await changeSender(accountId, live({ label: "Door" }), tomas.id)).toEqual({
    ok: false,
    reason: "changedMeanwhile",
    theirs: { label: "Desk" },
  });
  const at = new Date("2026-12-01T09:30:00Z");
  await updateAccount(accountId, { deadlineAt: at, deadlineZone: "UTC" }, dana.id);
  const later = { deadlineAt: new Date("2026-12-02T09:30:00Z"), deadlineZone: "UTC" };
  expect(await changeSender(accountId, live(later), tomas.id)).toMatchObject({
    theirs: { deadline: "2026-12-01T09:30", deadlineZone: "UTC" },
  });
  expect(await theSender()).toMatchObject({ label: "Desk", deadlineAt: at });
});

test("what Tomas changes of a planned sender while Dana completes it is kept", async () => {
  const accountId = savedId(await connect({ ...deadline, authToken: "" }));
  const completing = whileAsked(() =>
    changeSender(accountId, edit({ authToken: firstToken }), dana.id),
  );
  await completing.asked;
  await changeSender(accountId, edit({ label: "Front desk" }), tomas.id);
  expect(await completing.answer).toMatchObject({ ok: true, doubt: null });
  expect(await theSender()).toMatchObject({
    state: "connected",
    label: "Front desk",
    deadlineZone: "Europe/London",
  });
});

describe("a token that Tomas brings for every sender of its account while Twilio is asked with the one before", () => {
  const other = { senderNumber: "+447700900101", label: "Desk" };
  const bring = async () => {
    standin.setAuthToken(accountSid, secondToken);
    await updateAccount((await theSender()).id, { authToken: secondToken }, tomas.id);
  };

  beforeEach(async () => {
    standin.addSender({ accountSid, number: other.senderNumber, name: "Desk" });
    await connect();
  });

  test("stays where Dana connects another of them again", async () => {
    const accountId = savedId(await connect(other));
    await disconnectAccount(accountId, dana.id);
    const connecting = whileAsked(
      () => reconnectAccount(accountId, { authToken: "" }, dana.id),
      "twilio.senders.list",
    );
    await connecting.asked;
    await bring();
    expect(await connecting.answer).toMatchObject({ ok: true, accountId });
  });

  test("stays where Dana completes a planned one of them", async () => {
    const planned = { ...deadline, ...other };
    const accountId = savedId(
      await connect({ ...planned, senderNumber: "", authToken: "" }),
    );
    const { authToken: _, ...seen } = typed({ ...planned, senderNumber: "" });
    const asked = { typed: { ...typed(planned), authToken: "" }, seen };
    const completing = whileAsked(
      () => changeSender(accountId, asked, dana.id),
      "twilio.senders.list",
    );
    await completing.asked;
    await bring();
    expect(await completing.answer).toMatchObject({ ok: true, doubt: null });
  });

  afterEach(async () => {
    expect((await senderOf((await theSender()).id))?.secret).toBe(secondToken);
    expect(await theSender()).toMatchObject({ state: "connected" });
  });
});

test("a token that was never accepted opens no signature once it is mended", async () => {
  await connect();
  standin.setAuthToken(accountSid, secondToken);
  await updateAccount((await theSender()).id, {}, dana.id);
  await connect({ ...deadline, senderNumber: "+447700900101", authToken: wrongToken });
  await updateAccount((await theSender()).id, { authToken: secondToken }, dana.id);
  expect(await secretsOf("whatsapp", accountSid, { fresh: true })).toEqual([secondToken]);
});

test("of two senders that Dana and Tomas move crosswise between two Twilio accounts, neither waits for the other", async () => {
  const planned = { ...deadline, authToken: "" };
  const desk = { ...planned, accountSid: `AC${"2".repeat(32)}`, label: "Desk" };
  const one = savedId(await connect(planned));
  const other = savedId(await connect({ ...desk, senderNumber: "+447700900101" }));
  const before = await deadlocks(database());
  const move = (id: number, accountSid: string, by: Staff) => {
    const { authToken: _, ...seen } = typed(id === one ? planned : desk);
    const senderNumber = id === one ? number : "+447700900101";
    const shown = { ...seen, senderNumber };
    const edit = { typed: { ...shown, accountSid, authToken: "" }, seen: shown };
    return changeSender(id, edit, by.id);
  };
  const moving = await database().transaction(async (rows) => {
    await rows.select().from(credentials).for("update");
    const both = [move(one, desk.accountSid, dana), move(other, accountSid, tomas)];
    await untilInLine(database(), 2);
    return both;
  });
  for (const moved of moving) expect(await moved).toMatchObject({ ok: true });
  expect(await deadlocks(database())).toBe(before);
});

/** Twilio's first answer (of a kind) comes late: `asked` is when it was asked. */
function whileAsked(ask: () => Promise<SaveResult>, kind = "any") {
  const asked = () =>
    standin.received.filter((each) => kind === "any" || each.kind === kind).length;
  const before = asked();
  standin.fault(kind, { type: "late", afterMs: 600 });
  const answer = ask();
  return { answer, asked: until(() => asked() > before) };
}

const typed = (other: Partial<NewSender> = {}): NewSender => ({
  accountSid,
  authToken: firstToken,
  senderNumber: number,
  label: "Northgate Clinic",
  colour: "teal",
  deadlineAt: null,
  deadlineZone: null,
  ...other,
});

/** The form of a sender that is live, with what is typed over it. */
const live = (other: Partial<NewSender> = {}) => {
  const { authToken: _, ...seen } = typed();
  return { typed: { ...typed(), authToken: "", ...other }, seen };
};

/** The form of a sender that was planned, with what is typed over it. */
const edit = (other: Partial<NewSender> = {}) => {
  const { authToken: _, ...seen } = typed(deadline);
  return { typed: { ...typed(deadline), ...other }, seen };
};

const connect = (other: Partial<NewSender> = {}, by = dana) =>
  connectSender(typed(other), by.id);

async function theSender() {
  const found = await accountByEndpoint(database(), "whatsapp", number);
  if (!found) throw new Error("There is no sender.");
  return found;
}

function savedId(saved: SaveResult): number {
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.accountId;
}

const problemsOf = (saved: SaveResult) =>
  "problems" in saved ? saved.problems : "saved";
