import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import middleware, { config } from "@/middleware";

const secret = "a secret of the unit tests";
const cookie = "dialogs-3000.session";
const before = { ...process.env };

beforeEach(() => {
  process.env = { ...before, NEXTAUTH_SECRET: secret, PORT: "3000", LIVE_PORT: "6001" };
  delete process.env.APP_URL;
});
afterAll(() => {
  process.env = before;
});

test("a page asked for by nobody leads to the sign-in page and back", async () => {
  const response = await ask("/dialogs/7?tab=closed");
  expect(response.status).toBe(307);
  expect(pathOf(response)).toBe("/sign-in?callbackUrl=%2Fdialogs%2F7%3Ftab%3Dclosed");
});

test("a cookie that no longer opens says that the session is over", async () => {
  const response = await ask("/dialogs", { cookie: `${cookie}=torn` });
  expect(pathOf(response)).toBe("/sign-in?callbackUrl=%2Fdialogs&ended=1");
});

test("Maria, who is signed in, gets her page with a policy and a nonce of its own", async () => {
  const first = await ask("/dialogs/7?tab=closed", await mariasCookie());
  const second = await ask("/dialogs/7", await mariasCookie());
  const policy = first.headers.get("Content-Security-Policy") ?? "";
  expect(first.status).toBe(200);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toBe(second.headers.get("Content-Security-Policy"));
  expect(onwards(first, "content-security-policy")).toBe(policy);
  expect(policy).toContain(`'nonce-${onwards(first, "x-nonce")}'`);
  expect(onwards(first, "x-asked-path")).toBe("/dialogs/7?tab=closed");
});

test("a nonce that a visitor brings is not used", async () => {
  const response = await ask("/sign-in", {
    "x-nonce": "known",
    "x-asked-path": "/other",
  });
  expect(onwards(response, "x-nonce")).not.toBe("known");
  expect(onwards(response, "x-asked-path")).toBe("/sign-in");
});

test.each(["/sign-in", "/simulator", "/icon.png"])(
  "%s is open, with a policy",
  async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.has("Content-Security-Policy")).toBe(true);
  },
);

const call = {
  host: "clinic.example",
  origin: "https://clinic.example",
  "next-action": "abc",
  "content-type": "text/plain;charset=UTF-8",
};

test("an action posted after the session has ended may say so itself", async () => {
  expect((await ask("/dialogs", call, "POST")).status).toBe(200);
});

test.each([
  ["from another site", { origin: "https://evil.example" }, 403],
  ["from nowhere", { origin: "null" }, 403],
  ["as a form with files", { "content-type": "multipart/form-data; boundary=x" }, 400],
  ["as a form", { "content-type": "application/x-www-form-urlencoded" }, 400],
])(
  "what a stranger posts to a page %s goes no further: Next would call it a fault",
  async (_, changed, status) => {
    for (const path of ["/sign-in", "/join/abc", "/dialogs"])
      expect((await ask(path, { ...call, ...changed }, "POST")).status).toBe(status);
  },
);

const posted = (body: string, headers = {}) =>
  middleware(
    new NextRequest("http://127.0.0.1:3000/join/abc", {
      headers: { ...call, ...headers },
      ...{ method: "POST", body },
    }),
  );

test.each([
  "",
  "not JSON",
  '[{"token":"abc"',
  "null",
  '{"0":1}',
  '["$F1"]',
  '[{"a":"$@1"}]',
])("nor do words of a stranger's that are no call of an action: %s", async (body) =>
  expect((await posted(body)).status).toBe(400),
);

test.each(["[]", '[{"token":"abc","password":"$$ecret \\"$5"}]', '[1,"$undefined"]'])(
  "those that are one go on: %s",
  async (body) => expect((await posted(body)).status).toBe(200),
);

test("those of a member are not read on their way", async () => {
  expect((await posted("not JSON", await mariasCookie())).status).toBe(200);
});

test("an action that Next hands on to a page that has it comes from its own address, and goes on", async () => {
  const handedOn = {
    ...call,
    host: "localhost:3001",
    "x-forwarded-host": "clinic.example",
    "x-action-forwarded": "1",
  };
  expect((await ask("/dialogs", handedOn, "POST")).status).toBe(200);
  const evil = { ...handedOn, origin: "https://evil.example" };
  expect((await ask("/dialogs", evil, "POST")).status).toBe(403);
});

test("nor does what calls no action", async () => {
  const { "next-action": _, ...post } = call;
  expect((await ask("/join/abc", post, "POST")).status).toBe(405);
  expect((await ask("/dialogs", post, "POST")).status).toBe(405);
});

test("the live socket reaches the built-in server at its own port", async () => {
  const response = await ask("/rt/app/local-key?protocol=7");
  expect(response.headers.get("x-middleware-rewrite")).toBe(
    "http://127.0.0.1:6001/app/local-key?protocol=7",
  );
});

test.each([
  "/rt/apps/1/events",
  "/rt/app/key/events",
  "/rt/app/..%2fapps%2f1",
  "/rt/app/%2e%2e/apps/1/events",
  "/rt/app/",
  "/rt/",
])("nothing else of the live server is reached: %s", async (path) => {
  const response = await ask(path);
  expect(response.status).toBe(404);
  expect(response.headers.has("x-middleware-rewrite")).toBe(false);
});

test("without a built-in live server its path is not found", async () => {
  delete process.env.LIVE_PORT;
  expect((await ask("/rt/app/local-key")).status).toBe(404);
});

test("hosted Pusher may be connected to where it is configured", async () => {
  Object.assign(process.env, { PUSHER_APP_ID: "1", PUSHER_CLUSTER: "eu" });
  expect((await ask("/sign-in")).headers.get("Content-Security-Policy")).toContain(
    "connect-src 'self' wss://ws-eu.pusher.com;",
  );
});

test.each([
  ["/dialogs", true],
  ["/", true],
  ["/rt/app/key", true],
  ["/api/health", false],
  ["/api/dialogs", false],
  ["/api/dialogs/7/messages", false],
  ["/api/dialogs/%ff", true],
  ["/api/webhooks/%ff", true],
  ["/api/webhooks/twilio/inbound", false],
  ["/_next/static/chunks/a.js", false],
])("middleware runs for %s: %s", (path, runs) => {
  const isMatched = config.matcher.some((one) => new RegExp(`^${one}$`).test(path));
  expect(isMatched).toBe(runs);
});

function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  const body = method === "GET" ? null : "[]";
  return middleware(
    new NextRequest(`http://127.0.0.1:3000${path}`, { headers, method, body }),
  );
}

async function mariasCookie() {
  const token = await encode({ secret, token: { staffId: 1, sessionId: "s" } });
  return { cookie: `${cookie}=${token}` };
}

function pathOf(response: Response) {
  const { pathname, search } = new URL(response.headers.get("Location") ?? "");
  return pathname + search;
}

/** What the middleware hands on to the page as a request header. */
function onwards(response: Response, name: string) {
  return response.headers.get(`x-middleware-request-${name}`);
}

test.each(["/dialogs/%ff", "/api/dialogs/%ED%A0%80", "/%"])(
  "a path that is no text is a bad request: %s",
  async (path) => {
    const url = `https://clinic.example${path}`;
    expect((await middleware(new NextRequest(url))).status).toBe(400);
  },
);

test("a route below /api is let through as it is: it guards itself", async () => {
  const response = await middleware(
    new NextRequest("https://clinic.example/api/dialogs/7"),
  );
  expect(response.headers.get("x-middleware-next")).toBe("1");
  expect(response.headers.has("Content-Security-Policy")).toBe(false);
});
