import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import {
  check,
  disconnect,
  reconnect,
  renew,
} from "@/app/(staff)/settings/messaging/actions";
import {
  addProfile,
  changeProfile,
  replaceToken,
} from "@/app/(staff)/settings/messaging/instagram/actions";
import { accounts, credentials, dialogs, messages } from "@/db/schema";
import type { ProfileDraft, SaveAnswer } from "@/lib/accounts/types/saving";
import { cookieNames } from "@/lib/auth/cookie-names";
import { startSession } from "@/lib/auth/sessions";
import { listDialogs } from "@/lib/dialogs/list/list";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweep } from "@/lib/dialogs/sweep";
import { env, required } from "@/lib/env";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeStaff, seenAll } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const cookies = new Map<string, string>();

// Outside a request there are neither headers and cookies nor pages to make anew, and nothing comes after an answer.
jest.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => ({ value: cookies.get(name) }),
  }),
}));
jest.mock("next/cache", () => ({ revalidatePath: () => undefined }));
jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());

const database = useDatabase();
const accountId = "17841400000000988";
const token = "IGAAkids-a-token-of-the-tests-Qh3A";
const draft: ProfileDraft = {
  accountSid: accountId,
  authToken: token,
  label: "Northgate Kids",
  colour: "plum",
  humanAgent: false,
};
const maria = { username: "maria.gomez", name: "Maria Gomez" };
let standin: Standin;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  standin.addInstagramAccount({
    id: accountId,
    appScopedId: "24361577713465329",
    username: "northgate.kids",
    name: "Northgate Kids",
    token,
  });
});

afterAll(() => standin.close());

beforeEach(async () => {
  cookies.clear();
  await emptyInbox(database());
  await database().delete(accounts);
  await database().delete(credentials);
});

test("Dana adds an account, and what was said to it recently comes along as read", async () => {
  const dana = await comeAs("admin");
  const at = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  for (const [hours, direction, text] of [
    [5, "inbound", "Do you see children?"],
    [4, "outbound", "We do."],
    [3, "inbound", "Lovely, thank you"],
  ] as const)
    standin.instagram.remember({
      account: accountId,
      person: maria,
      direction,
      text,
      at: at(hours),
    });
  expect(await addProfile(draft)).toMatchObject({ ok: true, isNew: true });
  expect(await database().$count(messages)).toBe(0);
  await afterwards();
  expect(await database().$count(messages)).toBe(3);
  const { rows } = await listDialogs(dana, { tab: "active" });
  expect(rows).toMatchObject([{ account: { label: "Northgate Kids" }, unread: 0 }]);
});

test("what was said to it comes along later, where Instagram answers nothing at first", async () => {
  await comeAs("admin");
  standin.instagram.remember({
    account: accountId,
    person: maria,
    direction: "inbound",
    text: "Do you see grown-ups?",
    at: new Date(Date.now() - 5 * 3_600_000),
  });
  standin.fault("instagram.conversations", { type: "status", status: 500 });
  const id = idOf(await addProfile(draft));
  await afterwards();
  expect(await database().$count(messages)).toBe(0);
  const [due] = await database().select().from(accounts).where(eq(accounts.id, id));
  expect(due?.reconcileDueAt.getTime()).toBeLessThan(Date.now() + 11 * 60_000);
  await database().update(accounts).set({ reconcileDueAt: new Date() });
  await sweep();
  const [said] = await database()
    .select()
    .from(messages)
    .where(eq(messages.text, "Do you see grown-ups?"));
  expect(said).toMatchObject({ arrivedLate: false });
});

test("a token as long as Meta makes them is taken whole", async () => {
  await comeAs("admin");
  const long = `IGAA${"x1Y".repeat(120)}`;
  standin.setInstagramToken(accountId, long);
  expect(await addProfile({ ...draft, authToken: long })).toMatchObject({ ok: true });
  standin.setInstagramToken(accountId, token);
});

test("Dana disconnects it, and what was queued is settled after the answer", async () => {
  const dana = await comeAs("admin");
  standin.instagram.remember({
    account: accountId,
    person: maria,
    direction: "inbound",
    text: "Are you there?",
    at: new Date(Date.now() - 10 * 60_000),
  });
  const id = idOf(await addProfile(draft));
  await afterwards();
  const [dialog] = await database().select().from(dialogs);
  await storeReply(dana, {
    dialogId: dialog?.id ?? 0,
    clientId: crypto.randomUUID(),
    text: "One moment.",
    seenSeq: seenAll,
  });
  expect(await disconnect(id)).toEqual({ ok: true });
  await afterwards();
  const sent = await database().select().from(messages);
  expect(sent.find(({ text }) => text === "One moment.")).toMatchObject({
    status: "failed",
    errorCode: "disconnected",
  });
  expect(await reconnect(id, "")).toMatchObject({ ok: true, isNew: false });
});

test.each([
  ["a colour that is none of the six", { colour: "gold" as "teal" }],
  ["a label without end", { label: "N".repeat(5_000) }],
  ["a channel of its own", { channel: "whatsapp" }],
])("%s is refused", async (_what, wrong) => {
  await comeAs("admin");
  expect(await addProfile({ ...draft, ...wrong })).toEqual({
    ok: false,
    reason: "invalid",
  });
  expect(await database().$count(accounts)).toBe(0);
});

test("Tomas, who is no administrator, and a stranger do nothing, and Instagram is not asked", async () => {
  await comeAs("admin");
  const id = idOf(await addProfile(draft));
  await afterwards();
  const before = await database().select().from(accounts);
  standin.received.length = 0;
  const { accountSid: _sid, authToken: _token, ...settings } = draft;
  const deeds = [
    () => addProfile(draft),
    () => changeProfile(id, settings, settings),
    () => replaceToken(id, token),
    () => check(id),
    () => renew(id),
    () => disconnect(id),
    () => reconnect(id, ""),
  ];
  await comeAs("staff");
  for (const deed of deeds)
    expect(await deed()).toEqual({ ok: false, reason: "notAllowed" });
  cookies.clear();
  for (const deed of deeds)
    expect(await deed()).toEqual({ ok: false, reason: "signedOut" });
  expect(await database().select().from(accounts)).toEqual(before);
  expect(standin.received).toEqual([]);
});

async function comeAs(role: "admin" | "staff") {
  const person = await makeStaff({ role });
  const { id: staffId } = person;
  const { sessionId } = await startSession(database(), { staffId, userAgent: "" });
  cookies.set(
    cookieNames(env()).session,
    await encode({
      token: { staffId, sessionId },
      secret: required("NEXTAUTH_SECRET"),
      salt: "",
    }),
  );
  return person;
}

function idOf(saved: SaveAnswer): number {
  if (!saved.ok) throw new Error(saved.reason);
  return saved.accountId;
}
