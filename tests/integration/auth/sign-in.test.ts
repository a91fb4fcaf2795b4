import { verify } from "@node-rs/argon2";
import { asc, eq, sql } from "drizzle-orm";
import { auditLog, sessions, signInAttempts, staff } from "@/db/schema";
import { authOptions } from "@/lib/auth/options";
import { hashPassword } from "@/lib/auth/passwords";
import { signIn } from "@/lib/auth/sign-in";
import { createStaff } from "@/lib/staff/create-staff";
import { useDatabase } from "@/tests/support/database";
import { untilInLine } from "@/tests/support/waiting";

jest.mock("@node-rs/argon2", () => {
  const real = jest.requireActual("@node-rs/argon2");
  return { ...real, verify: jest.fn(real.verify) };
});

const hashed = jest.mocked(verify);
const database = useDatabase();
const password = "a long enough password";
const maria = "maria.lopez@northgate.example";
let mariaId: number;

beforeAll(async () => {
  const created = await createStaff(database(), {
    name: "Maria López",
    email: maria,
    password,
    role: "staff",
    scope: { all: true },
  });
  if (created.ok) mariaId = created.value;
});

beforeEach(async () => {
  hashed.mockImplementation(jest.requireActual("@node-rs/argon2").verify);
  hashed.mockClear();
  await database().delete(signInAttempts);
});

test("Maria signs in with her e-mail in any case, and gets a session of her own", async () => {
  const first = await come({ email: " Maria.Lopez@Northgate.example " });
  const second = await come();
  expect(first).toEqual({ ok: true, staffId: mariaId, sessionId: expect.any(String) });
  expect(second).not.toEqual(first);
  const rows = await database().select().from(sessions);
  expect(rows).toHaveLength(2);
  const hours = rows.map(
    (row) => (row.endsAt.getTime() - row.startedAt.getTime()) / 3_600_000,
  );
  expect(hours).toEqual([12, 12]);
});

test("a wrong password, an unknown e-mail and a deactivated member are answered alike", async () => {
  const gone = "pavel@northgate.example";
  await createStaff(database(), {
    name: "Pavel",
    email: gone,
    password,
    role: "staff",
    scope: { all: true },
  });
  await database()
    .update(staff)
    .set({ deactivatedAt: new Date() })
    .where(eq(staff.email, gone));
  const wrong = { ok: false, reason: "wrong" };
  expect(await come({ password: "not it" })).toEqual(wrong);
  expect(await come({ email: "nobody@northgate.example" })).toEqual(wrong);
  expect(await come({ email: gone })).toEqual(wrong);
  // Each was compared with a hash of the same cost, so the time tells nothing either.
  expect(hashed.mock.calls.map(([hash]) => String(hash).slice(0, 30))).toEqual(
    Array(3).fill("$argon2id$v=19$m=19456,t=2,p=1"),
  );
});

test("however many strangers try at once, two passwords are hashed at a time", async () => {
  const { verify: real } = jest.requireActual("@node-rs/argon2");
  let atOnce = 0;
  let most = 0;
  hashed.mockImplementation(async (...asked) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    const matches = await real(...asked);
    atOnce -= 1;
    return matches;
  });
  const names = Array.from({ length: 12 }, (_, at) => `stranger-${at}@evil.example`);
  const answers = await Promise.all(
    names.map((email, at) => come({ email, address: `2001:db8::${at}` })),
  );
  expect(new Set(answers.map((answer) => answer.ok))).toEqual(new Set([false]));
  expect([hashed.mock.calls.length, most]).toEqual([12, 2]);
});

test("no session begins with a password that an admin takes away at the same moment", async () => {
  const before = await database().$count(sessions);
  const [coming] = await database().transaction(async (rows) => {
    await rows.update(staff).set({ passwordHash: null }).where(eq(staff.id, mariaId));
    const visit = come();
    // Without a lock on her row the session would be there by now.
    await Promise.race([visit, untilInLine(database(), 1)]);
    return [visit];
  });
  expect(await coming).toEqual({ ok: false, reason: "wrong" });
  expect(await database().$count(sessions)).toBe(before);
  await database()
    .update(staff)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(staff.id, mariaId));
});

test("of a thousand tries at Maria's password, ten reach the hash, from wherever they come", async () => {
  hashed.mockImplementation(async () => false);
  const tries = Array.from({ length: 1_000 }, (_, index) =>
    come({ password: `guess ${index}`, address: `203.0.113.${index % 250}` }),
  );
  const outcomes = await Promise.all(tries);
  expect(hashed).toHaveBeenCalledTimes(10);
  expect(
    outcomes.filter((outcome) => !outcome.ok && outcome.reason === "wrong"),
  ).toHaveLength(10);
  const refusal = await come();
  expect(refusal).toMatchObject({ ok: false, reason: "tooMany" });
  const { waitSeconds } = refusal as { waitSeconds: number };
  expect(waitSeconds).toBeGreaterThan(880);
  expect(waitSeconds).toBeLessThanOrEqual(900);
});

test("her name is one name in whatever letters and between whatever spaces it is tried", async () => {
  hashed.mockImplementation(async () => false);
  const spellings = [
    maria,
    maria.toUpperCase(),
    ` ${maria}`,
    "Maria.Lopez@northgate.example ",
  ];
  for (let index = 0; index < 30; index += 1)
    await come({ email: spellings[index % spellings.length] });
  expect(hashed).toHaveBeenCalledTimes(10);
});

/** Strangers use up what tries there are at Maria's password. */
async function strangersTry() {
  for (let index = 0; index < 12; index += 1)
    await come({ password: `guess ${index}`, address: `198.51.100.${index}` });
  expect(await come({ address: "198.51.100.77" })).toMatchObject({ reason: "tooMany" });
}

test("strangers who try Maria's name again and again don't shut her out where she works", async () => {
  await come();
  for (let round = 0; round < 2; round += 1) {
    await strangersTry();
    expect(await come()).toMatchObject({ ok: true });
  }
});

test("she may do so for a month from where she has signed in, and no longer", async () => {
  await come();
  const daysPass = (days: number) =>
    database()
      .update(signInAttempts)
      .set({ expire: sql`expire - ${days * 86_400_000}` });
  await daysPass(29);
  await strangersTry();
  expect(await come()).toMatchObject({ ok: true });
  await daysPass(31);
  await strangersTry();
  expect(await come()).toMatchObject({ reason: "tooMany" });
});

test("who tries her name where she works has ten tries more, and no others in the next quarter of an hour", async () => {
  await come();
  await strangersTry();
  hashed.mockClear();
  const tries = Array.from({ length: 30 }, (_, index) =>
    come({ password: `guess ${index}` }),
  );
  await Promise.all(tries);
  expect(hashed).toHaveBeenCalledTimes(10);
  expect(await come()).toMatchObject({ ok: false, reason: "tooMany" });
});

test("a thousand tries leave eleven rows in the audit log, without what was typed", async () => {
  hashed.mockImplementation(async () => false);
  const before = await audited("session.refused");
  for (let index = 0; index < 30; index += 1)
    await come({ email: "typed-secret@x.example" });
  const rows = (await audited("session.refused")).slice(before.length);
  expect(rows.map((row) => row.details.reason)).toEqual([
    ...Array(10).fill("wrong"),
    "tooMany",
  ]);
  expect(JSON.stringify(rows)).not.toContain("typed-secret");
  expect(rows[0]?.address).toBe("203.0.113.7");
});

test("one address that tries many names is stopped at a hundred", async () => {
  hashed.mockImplementation(async () => false);
  const tries = Array.from({ length: 150 }, (_, index) =>
    come({ email: `somebody${index}@northgate.example`, address: "198.51.100.9" }),
  );
  await Promise.all(tries);
  expect(hashed).toHaveBeenCalledTimes(100);
  expect(await come({ address: "198.51.100.9" })).toMatchObject({ reason: "tooMany" });
});

test("so is a network of IPv6, whichever of its addresses are used, and one is home to Maria as a whole", async () => {
  await come({ address: "2001:db8:0:7::1" });
  await strangersTry();
  expect(await come({ address: "2001:db8:0:7::2" })).toMatchObject({ ok: true });
  hashed.mockImplementation(async () => false);
  hashed.mockClear();
  const tries = Array.from({ length: 150 }, (_, at) =>
    come({ email: `somebody${at}@northgate.example`, address: `2001:db8:0:8::${at}` }),
  );
  await Promise.all(tries);
  expect(hashed).toHaveBeenCalledTimes(100);
});

test("a clinic whose members come from one address all day is not stopped at a hundred", async () => {
  hashed.mockImplementation(async () => true);
  for (let index = 0; index < 110; index += 1)
    expect(await come()).toMatchObject({ ok: true });
});

test("signing in clears the count, so a forgetful morning does not lock Maria out at noon", async () => {
  for (let index = 0; index < 9; index += 1) await come({ password: "not it" });
  expect(await come()).toMatchObject({ ok: true });
  for (let index = 0; index < 9; index += 1) await come({ password: "not it" });
  expect(await come()).toMatchObject({ ok: true });
});

test("the counters keep hashes, never what was typed", async () => {
  await come({ email: "typed-secret@x.example" });
  const rows = await database().select().from(signInAttempts);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/typed-secret|203\.0\.113/);
});

test("a sign-in is audited with who and from where", async () => {
  await come();
  const rows = await audited("session.started");
  expect(rows.at(-1)).toMatchObject({ staffId: mariaId, address: "203.0.113.7" });
});

describe("through NextAuth", () => {
  test("the cookie carries two ids and nothing else", async () => {
    const user = await authorize({ email: maria, password });
    expect(user).toEqual({
      id: String(mariaId),
      staffId: mariaId,
      sessionId: expect.any(String),
    });
    const jwt = authOptions().callbacks?.jwt as (given: object) => unknown;
    const token = await jwt({ token: { name: "x", email: maria, sub: "1" }, user });
    expect(token).toEqual({ staffId: mariaId, sessionId: user?.sessionId });
  });

  test("a form without words in it is refused before anything is counted", async () => {
    expect(await authorize(undefined)).toBeNull();
    expect(await authorize({ email: "no e-mail", password })).toBeNull();
    expect(await authorize({ email: maria, password: "x".repeat(2_000) })).toBeNull();
    expect(await authorize({ email: `a\u0000@x.example`, password })).toBeNull();
    expect(await database().select().from(signInAttempts)).toEqual([]);
  });

  test("signing out ends the session once, and audits it once", async () => {
    const user = await authorize({ email: maria, password });
    const leave = () => authOptions().events?.signOut?.({ token: user } as never);
    await leave();
    await leave();
    const [row] = await database()
      .select()
      .from(sessions)
      .where(eq(sessions.id, user?.sessionId ?? ""));
    expect(row?.endedAt).toBeInstanceOf(Date);
    expect(await audited("session.ended")).toHaveLength(1);
  });

  test("after signing in nobody is sent to another site", () => {
    const redirect = authOptions().callbacks?.redirect;
    const to = (url: string) => redirect?.({ url, baseUrl: "https://clinic.example" });
    expect(to("https://elsewhere.example")).toBe("https://clinic.example/dialogs");
    expect(to("::::")).toBe("https://clinic.example/dialogs");
    expect(to("/patients")).toBe("https://clinic.example/patients");
  });
});

function come(visit: Partial<Parameters<typeof signIn>[0]> = {}) {
  return signIn({
    email: maria,
    password,
    address: "203.0.113.7",
    userAgent: "Test",
    ...visit,
  });
}

type Authorize = (
  typed: unknown,
  request: object,
) => Promise<{ sessionId: string } | null>;

async function authorize(typed: object | undefined) {
  const [provider] = authOptions().providers;
  const { authorize: ask } = (provider as { options: { authorize: Authorize } }).options;
  return ask(typed, { headers: { "x-forwarded-for": "203.0.113.7" } });
}

function audited(action: string) {
  return database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, action))
    .orderBy(asc(auditLog.id));
}
