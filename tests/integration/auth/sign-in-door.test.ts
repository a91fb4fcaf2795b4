import { NextRequest } from "next/server";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { cookieNames } from "@/lib/auth/cookie-names";
import { sessionIn } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { createStaff } from "@/lib/staff/create-staff";
import { useDatabase } from "@/tests/support/database";

const carried = { cookies: new Map<string, string>() };

// Outside a request there are none: these are the headers and cookies of the one being tested.
jest.mock("next/headers", () => ({
  headers: async () => new Headers({ host: "clinic.example" }),
  cookies: async () => ({
    getAll: () => [...carried.cookies].map(([name, value]) => ({ name, value })),
  }),
}));

const database = useDatabase();
const names = cookieNames(env());
const password = "a long enough password";
const email = "maria.lopez@northgate.example";
const form = "application/x-www-form-urlencoded";

beforeAll(async () => {
  const member = { name: "Maria López", email, password, role: "staff" } as const;
  await createStaff(database(), { ...member, scope: { all: true } });
});

beforeEach(() => carried.cookies.clear());

test("Maria signs in as our page has her do it, and out again", async () => {
  expect((await get("providers")).status).toBe(200);
  const entered = await enter({ email, password });
  expect(entered.status).toBe(200);
  expect(await sessionIn(asKept)).toMatchObject({ staffId: expect.any(Number) });
  const left = await post("signout", await withToken({ json: "true" }));
  expect(left.status).toBe(200);
  expect(await sessionIn(asKept)).toBeNull();
});

test("a password that is not hers is refused as such", async () => {
  const refused = await enter({ email, password: "not it" });
  expect(refused.status).toBe(401);
  const { url } = (await refused.json()) as { url: string };
  expect(new URL(url).searchParams.get("error")).toBe("wrong");
});

test.each([
  "csrf?callbackUrl=nowhere",
  "providers?callbackUrl=javascript:1",
  "session",
  "callback/credentials",
  "callback/credentials?callbackUrl=//evil.example",
  "verify-request",
  "signin",
  "error?error=anything",
])(
  "what a stranger asks by %s is no fault of ours, and no page of NextAuth's",
  async (path) => {
    const { status } = await get(path);
    expect([400, 404]).toContain(status);
  },
);

test.each([
  ["application/json", "{"],
  ["application/json", "5"],
  ["application/json", '{"callbackUrl":5,"csrfToken":[]}'],
  ["text/plain", "csrfToken=1"],
  [form, "%ff%00=&callbackUrl=%"],
])("nor is what they post as %s: %s", async (type, body) => {
  for (const path of ["callback/credentials", "signin/credentials", "signout", "session"])
    expect((await post(path, body, type)).status).toBeLessThan(500);
});

test.each(["nowhere", "javascript:1", "http://%"])(
  "nor is a cookie that we never gave: %s",
  async (onwards) => {
    carried.cookies.set(names.callback, onwards);
    expect((await get("csrf")).status).toBe(400);
    expect((await post("signout", "csrfToken=guessed")).status).toBe(400);
  },
);

async function enter(typed: Record<string, string>) {
  return post("callback/credentials", await withToken({ ...typed, json: "true" }));
}

async function withToken(typed: Record<string, string>): Promise<string> {
  const { csrfToken = "" } = (await (await get("csrf")).json()) as { csrfToken?: string };
  return `${new URLSearchParams({ ...typed, csrfToken })}`;
}

const asKept = {
  get: (name: string) => ({ value: carried.cookies.get(name) ?? "" }),
};

const get = (path: string) => asked(GET, path, {});

const post = (path: string, body: string, type = form) =>
  asked(POST, path, {
    method: "POST",
    body,
    headers: { "content-type": type, "content-length": `${body.length}` },
  });

/** Asks as a browser does, which keeps what it is given. */
async function asked(door: typeof POST, path: string, init: RequestInit) {
  const headers = new Headers(init.headers);
  headers.set("host", "clinic.example");
  headers.set("origin", "https://clinic.example");
  const cookies = [...carried.cookies].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  const request = new NextRequest(`https://clinic.example/api/auth/${path}`, {
    method: init.method ?? "GET",
    body: init.body ?? null,
    headers,
  });
  const [named = ""] = path.split("?");
  const answer = await door(request, {
    params: Promise.resolve({ nextauth: named.split("/") }),
  });
  for (const given of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
    carried.cookies.set(name, decodeURIComponent(value));
  }
  return answer;
}
