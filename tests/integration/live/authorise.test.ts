import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { POST } from "@/app/api/live/auth/route";
import { grants, sessions, staff } from "@/db/schema";
import { cookieNames } from "@/lib/auth/cookie-names";
import { endSession, startSession } from "@/lib/auth/sessions";
import { env, required } from "@/lib/env";
import { presentAudience } from "@/lib/live/audience";
import { accountChannel } from "@/lib/live/types";
import { useDatabase } from "@/tests/support/database";
import { makeProfile, makeSender, makeStaff } from "@/tests/support/factories";

const asked = { cookies: new Map<string, string>() };

// Outside a request there are none: these are the cookies of the one being tested.
jest.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => ({ value: asked.cookies.get(name) }),
  }),
}));

// The start script gives them to the app; nothing listens there, since signing needs no server.
process.env.LIVE_PORT = "6001";
process.env.LIVE_SECRET = "a secret between the two";

const database = useDatabase();
const socketId = "123.456";
const maria = { id: 0, sessionId: "", kids: 0, clinic: 0, audience: "" };

beforeAll(async () => {
  maria.kids = (await makeProfile("A")).id;
  maria.clinic = (await makeSender()).id;
  const scope = { all: false as const, accountIds: [maria.kids] };
  maria.id = (await makeStaff({ name: "Maria López", scope })).id;
  maria.audience = await presentAudience();
  const granted = { staffId: maria.id, accountId: maria.kids };
  await database().insert(grants).values(granted);
});

beforeEach(async () => {
  await database()
    .update(staff)
    .set({ deactivatedAt: null })
    .where(eq(staff.id, maria.id));
  const begun = await startSession(database(), { staffId: maria.id, userAgent: "" });
  maria.sessionId = begun.sessionId;
  const token = { staffId: maria.id, sessionId: maria.sessionId };
  const cookie = await encode({ token, secret: required("NEXTAUTH_SECRET") });
  asked.cookies.set(cookieNames(env()).session, cookie);
});

const kids = () => accountChannel(maria.kids, maria.audience);
const clinic = () => accountChannel(maria.clinic, maria.audience);

test("Maria hears the account that she may see, and her own channel, by a signature for this socket", async () => {
  for (const channel of [kids(), `private-staff-${maria.id}`]) {
    const answer = await ask({ channel_name: channel });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(await answer.json()).toEqual({ auth: signed(channel) });
  }
});

test("other accounts, colleagues and torn names are all refused alike", async () => {
  const names = [
    clinic(),
    `private-staff-${maria.id + 1}`,
    `${kids()}\n`,
    `${kids()}:${clinic()}`,
    "presence-7",
    "",
  ];
  for (const name of names) await isRefused(await ask({ channel_name: name }));
});

test("a socket's id in another form is refused", async () => {
  for (const id of ["", "1", "1.2\n", `1.2:${clinic()}`, "-1.2"]) {
    await isRefused(await ask({ socket_id: id }));
  }
});

test("who is not signed in is refused", async () => {
  asked.cookies.clear();
  await isRefused(await ask());
});

test("a session that was ended is refused at once", async () => {
  await endSession(database(), maria.sessionId);
  await isRefused(await ask());
});

test("a member who was deactivated is refused at once", async () => {
  await database()
    .update(staff)
    .set({ deactivatedAt: new Date() })
    .where(eq(staff.id, maria.id));
  await isRefused(await ask());
});

test("an account that is taken away is refused from the next time on", async () => {
  await database().delete(grants).where(eq(grants.staffId, maria.id));
  await isRefused(await ask());
  const granted = { staffId: maria.id, accountId: maria.kids };
  await database().insert(grants).values(granted);
  expect((await ask()).status).toBe(200);
});

test("a page of another origin, of none, or a form in disguise is refused", async () => {
  for (const origin of [
    "https://elsewhere.example",
    "null",
    "",
    "https://clinic.example:8443",
  ]) {
    await isRefused(await ask({}, { origin }));
  }
  await isRefused(await ask({}, { "content-type": "text/plain" }));
  await isRefused(await ask({}, { "content-length": "2000" }));
});

test("being asked by a socket does not keep an idle session alive", async () => {
  const longAgo = new Date(Date.now() - 3_600_000);
  await database().update(sessions).set({ seenAt: longAgo });
  expect((await ask()).status).toBe(200);
  const [session] = await database()
    .select()
    .from(sessions)
    .where(eq(sessions.id, maria.sessionId));
  expect(session?.seenAt).toEqual(longAgo);
});

function ask(form: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const fields = { socket_id: socketId, channel_name: kids(), ...form };
  const body = new URLSearchParams(fields).toString();
  const usual = {
    host: "clinic.example",
    origin: "https://clinic.example",
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "content-length": `${body.length}`,
  };
  const url = "https://clinic.example/api/live/auth";
  return POST(
    new Request(url, { method: "POST", headers: { ...usual, ...headers }, body }),
  );
}

async function isRefused(answer: Response) {
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ reason: "notAllowed" });
}

function signed(channel: string) {
  const secret = "a secret between the two";
  const words = createHmac("sha256", secret).update(`${socketId}:${channel}`);
  return `dialogs:${words.digest("hex")}`;
}
