import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { notFound, redirect } from "next/navigation";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { accounts, auditLog, credentials, grants, sessions, staff } from "@/db/schema";
import { cookieNames } from "@/lib/auth/cookie-names";
import { currentStaff, requireAdmin, requireStaff } from "@/lib/auth/current-staff";
import { adminAction, staffAction, staffRoute } from "@/lib/auth/guard";
import { canSeeAccount, inScope } from "@/lib/auth/scope";
import { endSession, endSessionsOf, startSession } from "@/lib/auth/sessions";
import { env, required } from "@/lib/env";
import { presentAudience } from "@/lib/live/audience";
import { createStaff } from "@/lib/staff/create-staff";
import { useDatabase } from "@/tests/support/database";

const asked = { cookies: new Map<string, string>(), headers: new Headers() };

// Outside a request there are none: these are the headers and cookies of the one being tested.
jest.mock("next/headers", () => ({
  headers: async () => asked.headers,
  cookies: async () => ({
    get: (name: string) => ({ value: asked.cookies.get(name) }),
  }),
}));

const database = useDatabase();
const secret = required("NEXTAUTH_SECRET");
const cookie = cookieNames(env()).session;
let mariaId: number;
let sessionId: string;

beforeAll(async () => {
  const created = await createStaff(database(), {
    name: "Maria López",
    email: "maria.lopez@northgate.example",
    password: "a long enough password",
    role: "staff",
    scope: { all: true },
  });
  if (created.ok) mariaId = created.value;
});

beforeEach(async () => {
  await change({ deactivatedAt: null, role: "staff", allAccounts: true });
  ({ sessionId } = await startSession(database(), { staffId: mariaId, userAgent: "" }));
  asked.headers = new Headers({ "x-asked-path": "/dialogs/7" });
  await comeAs({ staffId: mariaId, sessionId });
});

describe("who is asking", () => {
  test("Maria's cookie leads to what the database knows of her now", async () => {
    expect(await currentStaff()).toEqual({
      id: mariaId,
      name: "Maria López",
      email: "maria.lopez@northgate.example",
      role: "staff",
      sessionId,
      scopeVersion: 0,
      scope: { all: true },
      audience: await presentAudience(),
    });
    await change({ role: "admin" });
    expect(await currentStaff()).toMatchObject({ role: "admin" });
  });

  test("without a cookie, with a torn one or with another secret's, nobody is asking", async () => {
    asked.cookies.clear();
    expect(await currentStaff()).toBeNull();
    asked.cookies.set(cookie, "torn");
    expect(await currentStaff()).toBeNull();
    await comeAs({ staffId: mariaId, sessionId }, "another secret altogether");
    expect(await currentStaff()).toBeNull();
  });

  test("a cookie that is too old is nobody's, however long its session lasts", async () => {
    const token = await encode({
      token: { staffId: mariaId, sessionId },
      secret,
      maxAge: -60,
    });
    asked.cookies.set(cookie, token);
    expect(await currentStaff()).toBeNull();
  });

  test("a cookie whose session never was, or is another's, is nobody's", async () => {
    await comeAs({ staffId: mariaId, sessionId: randomUUID() });
    expect(await currentStaff()).toBeNull();
    await comeAs({ staffId: mariaId + 1, sessionId });
    expect(await currentStaff()).toBeNull();
  });

  test("a session that was signed out of is over, although its cookie is still there", async () => {
    expect(await endSession(database(), sessionId)).toBe(true);
    expect(await endSession(database(), sessionId)).toBe(false);
    expect(await currentStaff()).toBeNull();
  });

  test("a deactivated Maria is out at once", async () => {
    await change({ deactivatedAt: new Date() });
    expect(await currentStaff()).toBeNull();
  });

  test("ending all her sessions ends this one", async () => {
    await endSessionsOf(database(), mariaId);
    expect(await currentStaff()).toBeNull();
  });

  test.each([
    ["past its twelve hours", { endsAt: sql`now() - interval '1 second'` }],
    ["untouched for two hours", { seenAt: sql`now() - interval '121 minutes'` }],
  ])("a session %s is over", async (_when, change) => {
    await database().update(sessions).set(change).where(eq(sessions.id, sessionId));
    expect(await currentStaff()).toBeNull();
  });

  test("looking at a page keeps a session alive, at most once a minute", async () => {
    await lastSeen("90 minutes");
    await requireStaff();
    const afterwards = await seenAt();
    expect(Date.now() - afterwards).toBeLessThan(60_000);
    await lastSeen("30 seconds");
    const before = await seenAt();
    await requireStaff();
    expect(await seenAt()).toBe(before);
  });

  test("a page sends who is not signed in away, and remembers what was asked for", async () => {
    await endSession(database(), sessionId);
    await expect(requireStaff()).rejects.toMatchObject({
      digest: expect.stringContaining("/sign-in?callbackUrl=%2Fdialogs%2F7&ended=1"),
    });
  });

  test("an administrator's page does not exist for Maria until she is one", async () => {
    await expect(requireAdmin()).rejects.toMatchObject({
      digest: expect.stringContaining("404"),
    });
    await change({ role: "admin" });
    expect(await requireAdmin()).toMatchObject({ id: mariaId });
  });
});

describe("what Maria may see", () => {
  test("an account that was not granted does not exist, in code and in queries", async () => {
    const [clinic, kids] = await addAccounts();
    await change({ allAccounts: false });
    expect(await visible()).toEqual([]);
    await database().insert(grants).values({ staffId: mariaId, accountId: kids });
    expect(await visible()).toEqual([kids]);
    const scope = (await currentStaff())?.scope ?? { all: false, accountIds: [] };
    expect(scope).toEqual({ all: false, accountIds: [kids] });
    expect([canSeeAccount(scope, kids), canSeeAccount(scope, clinic)]).toEqual([
      true,
      false,
    ]);
    await change({ allAccounts: true });
    expect(await visible()).toEqual([clinic, kids]);
  });
});

describe("an action", () => {
  const work = jest.fn();
  const rename = staffAction(z.object({ name: z.string() }), async ({ staff, input }) => {
    work(input);
    return { ok: true, by: staff.name, name: input.name } as const;
  });
  const configure = adminAction(z.object({}), async () => ({ ok: true }) as const);

  beforeEach(() => work.mockClear());

  test("runs for Maria, with her name and the parsed input", async () => {
    expect(await rename({ name: "Ada" })).toEqual({
      ok: true,
      by: "Maria López",
      name: "Ada",
    });
  });

  test("answers instead of running when nobody is signed in", async () => {
    await endSession(database(), sessionId);
    expect(await rename({ name: "Ada" })).toEqual({ ok: false, reason: "signedOut" });
    expect(work).not.toHaveBeenCalled();
  });

  test.each([undefined, null, "x", {}, { name: 1 }, { name: "Ada", role: "admin" }])(
    "does not run with %p, which its schema does not name",
    async (input) => {
      expect(await rename(input as never)).toEqual({ ok: false, reason: "invalid" });
      expect(work).not.toHaveBeenCalled();
    },
  );

  test("of an administrator is refused to Maria, and the audit log knows", async () => {
    expect(await configure({})).toEqual({ ok: false, reason: "notAllowed" });
    const rows = await database().select().from(auditLog);
    expect(rows.at(-1)).toMatchObject({
      staffId: mariaId,
      action: "adminAction.refused",
    });
    await change({ role: "admin" });
    expect(await configure({})).toEqual({ ok: true });
  });

  test("that fails answers without the fault's words, and lets Next's own signals pass", async () => {
    const failing = (thrown: () => never) =>
      staffAction(z.object({}), async () => thrown())({});
    const fault = await failing(() => {
      throw new Error("Ruth wrote: my results");
    });
    expect(fault).toEqual({ ok: false, reason: "fault" });
    await expect(failing(() => redirect("/"))).rejects.toThrow("NEXT_REDIRECT");
    await expect(failing(() => notFound())).rejects.toThrow(
      "NEXT_HTTP_ERROR_FALLBACK;404",
    );
  });

  test("says so while the database is away", async () => {
    const away = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const action = staffAction(z.object({}), async () => Promise.reject(away));
    expect(await action({})).toEqual({ ok: false, reason: "unavailable" });
  });
});

describe("a JSON route", () => {
  const route = staffRoute<{ id: string }>(async ({ staff, params }) =>
    Response.json({ by: staff.id, id: params.id }),
  );
  const ours = {
    host: "127.0.0.1:3000",
    origin: "http://127.0.0.1:3000",
    "content-type": "application/json",
  };

  test("answers Maria, and nobody keeps the answer", async () => {
    const response = await call("GET", {});
    expect(await response.json()).toEqual({ by: mariaId, id: "7" });
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  test("answers 401 to nobody", async () => {
    asked.cookies.clear();
    const response = await call("GET", {});
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ reason: "signedOut" });
  });

  test("changes something for a page of ours only", async () => {
    expect((await call("POST", ours)).status).toBe(200);
    const { origin: _, ...withoutOrigin } = ours;
    const refused = [
      withoutOrigin,
      { ...ours, origin: "null" },
      { ...ours, origin: "https://evil.example" },
      { ...ours, origin: "http://127.0.0.1:3001" },
      { ...ours, "content-type": "text/plain" },
      { host: ours.host, origin: ours.origin },
    ];
    for (const headers of refused) {
      expect((await call("POST", headers)).status).toBe(403);
    }
  });

  test("a screen that looks for news by itself does not keep a session alive; a save does", async () => {
    await lastSeen("90 minutes");
    const before = await seenAt();
    await call("GET", {});
    expect(await seenAt()).toBe(before);
    await call("POST", ours);
    expect(await seenAt()).toBeGreaterThan(before);
  });

  test.each([
    [503, "unavailable", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    [500, "fault", new Error("select words from messages")],
  ])("a fault is answered %s without words", async (status, reason, fault) => {
    const failing = staffRoute(async () => Promise.reject(fault));
    const response = await failing(request("GET", {}), { params: Promise.resolve({}) });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ reason });
    expect(response.headers.has("Retry-After")).toBe(status === 503);
  });

  const request = (method: string, headers: Record<string, string>) =>
    new NextRequest("http://127.0.0.1:3000/api/dialogs/7", {
      method,
      headers: { ...headers, cookie: `${cookie}=${asked.cookies.get(cookie) ?? ""}` },
    });
  const call = (method: string, headers: Record<string, string>) =>
    route(request(method, headers), { params: Promise.resolve({ id: "7" }) });
});

async function comeAs(token: { staffId: number; sessionId: string }, key = secret) {
  asked.cookies.set(cookie, await encode({ token, secret: key }));
}

async function change(values: Partial<typeof staff.$inferInsert>) {
  await database().update(staff).set(values).where(eq(staff.id, mariaId));
}

async function lastSeen(ago: string) {
  await database()
    .update(sessions)
    .set({ seenAt: sql`now() - ${ago}::interval` })
    .where(eq(sessions.id, sessionId));
}

async function seenAt() {
  const [row] = await database()
    .select()
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return row?.seenAt.getTime() ?? 0;
}

async function addAccounts(): Promise<[number, number]> {
  const [credential] = await database()
    .insert(credentials)
    .values({ channel: "whatsapp", externalId: "AC1", sealedSecret: "", lastFour: "" })
    .returning();
  const rows = await database()
    .insert(accounts)
    .values(
      ["+447700900100", "+447700900101"].map((externalId) => ({
        channel: "whatsapp" as const,
        credentialId: credential?.id ?? 0,
        externalId,
        label: "",
        handle: externalId,
      })),
    )
    .returning({ id: accounts.id });
  return [rows[0]?.id ?? 0, rows[1]?.id ?? 0];
}

async function visible() {
  const maria = await currentStaff();
  const rows = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .where(inScope(maria?.scope ?? { all: false, accountIds: [] }, accounts.id))
    .orderBy(accounts.id);
  return rows.map(({ id }) => id);
}
