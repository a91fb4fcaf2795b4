import { encode } from "next-auth/jwt";
import { addSender, changeSender } from "@/app/(staff)/settings/messaging/twilio/actions";
import { accounts, credentials } from "@/db/schema";
import type { SenderDraft } from "@/lib/accounts/types/saving";
import { cookieNames } from "@/lib/auth/cookie-names";
import { startSession } from "@/lib/auth/sessions";
import { env, required } from "@/lib/env";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const cookies = new Map<string, string>();

// Outside a request there are neither headers and cookies nor pages to make anew.
jest.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => ({ value: cookies.get(name) }),
  }),
}));
jest.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const database = useDatabase();
const accountSid = "AC4b4a7d40da293e9988f096b8ea60e5e2";
const authToken = "c5a16c20d3ac977050c756be0b140608";
const draft: SenderDraft = {
  accountSid,
  authToken,
  senderNumber: "+44 7700 900100",
  label: "Northgate Clinic",
  colour: "teal",
  deadline: "2026-07-01T08:00",
  deadlineZone: "Europe/London",
};
const { authToken: _, ...shown } = draft;
const mine = { ...draft, label: "Mine" };
let standin: Standin;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate" });
  standin.addSender({ accountSid, number: "+447700900100", name: "Northgate Clinic" });
});

afterAll(() => standin.close());

beforeEach(async () => {
  cookies.clear();
  await database().delete(accounts);
  await database().delete(credentials);
});

test("Dana, an administrator, adds a sender, with its deadline in the clinic's zone", async () => {
  await comeAs("admin");
  expect(await addSender(draft)).toMatchObject({ ok: true, notice: null });
  const [stored] = await database().select().from(accounts);
  expect(stored).toMatchObject({
    externalId: "+447700900100",
    deadlineAt: new Date("2026-07-01T07:00:00Z"),
    deadlineZone: "Europe/London",
  });
});

test("and changes it; its number and Account SID stand fast whatever is sent", async () => {
  await comeAs("admin");
  await addSender(draft);
  const [before] = await database().select().from(accounts);
  const changed = {
    ...draft,
    label: "Front\u0000 desk",
    authToken: "",
    deadline: "",
    senderNumber: "+447700900999",
    accountSid: "AC00000000000000000000000000000000",
  };
  expect(await changeSender(before?.id ?? 0, changed, shown)).toMatchObject({ ok: true });
  const [after] = await database().select().from(accounts);
  expect(after).toEqual({
    ...before,
    label: "Front desk",
    deadlineAt: null,
    deadlineZone: null,
  });
});

test.each([
  ["a colour that is none of the six", { colour: "gold" as "teal" }],
  ["a zone that is none", { deadlineZone: "Europe/Northgate" }],
  ["a date that is none", { deadline: "2026-02-30T08:00" }],
  ["a label without end", { label: "N".repeat(5_000) }],
  [
    "a field that the form does not have",
    { state: "connected" } as Partial<typeof draft>,
  ],
])("%s is refused", async (_what, wrong) => {
  await comeAs("admin");
  expect(await addSender({ ...draft, ...wrong })).toEqual({
    ok: false,
    reason: "invalid",
  });
  expect(await database().$count(accounts)).toBe(0);
});

test("Tomas, who is no administrator, and a stranger change nothing and Twilio is not asked", async () => {
  await comeAs("admin");
  await addSender(draft);
  const [stored] = await database().select().from(accounts);
  standin.received.length = 0;
  await comeAs("staff");
  expect(await addSender(draft)).toEqual({ ok: false, reason: "notAllowed" });
  expect(await changeSender(stored?.id ?? 0, mine, shown)).toEqual({
    ok: false,
    reason: "notAllowed",
  });
  cookies.clear();
  expect(await changeSender(stored?.id ?? 0, mine, shown)).toEqual({
    ok: false,
    reason: "signedOut",
  });
  expect(await database().select().from(accounts)).toEqual([stored]);
  expect(standin.received).toEqual([]);
});

async function comeAs(role: "admin" | "staff") {
  const { id: staffId } = await makeStaff({ role });
  const { sessionId } = await startSession(database(), { staffId, userAgent: "" });
  const token = { staffId, sessionId };
  const name = cookieNames(env()).session;
  cookies.set(
    name,
    await encode({ token, secret: required("NEXTAUTH_SECRET"), salt: "" }),
  );
}
