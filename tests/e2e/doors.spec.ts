import { expect, test } from "./support/fixtures";

const jsonRoutes = [
  "/api/dialogs",
  "/api/dialogs/1",
  "/api/dialogs/1/messages?before=9",
  "/api/dialogs/changes",
];
const pages = ["/dialogs", "/dialogs/1", "/patients", "/settings/messaging/twilio"];

test("a stranger gets no patient's byte, whatever is said about middleware", async ({
  request,
}) => {
  for (const path of jsonRoutes) expect((await request.get(path)).status()).toBe(401);
  for (const path of pages) {
    const headers = { "x-middleware-subrequest": "middleware:middleware:middleware" };
    const response = await request.get(path, { maxRedirects: 0, headers });
    expect([307, 303, 302]).toContain(response.status());
  }
});

test("a path that is no text is a bad request, and never a 5xx", async ({ request }) => {
  for (const path of [
    "/api/dialogs/%ff",
    "/api/auth/%ff",
    "/api/webhooks/%ff",
    "/api/webhooks/twilio/%E0%A4%A",
    "/dialogs/%ED%A0%80",
    "/%ff",
  ]) {
    expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(400);
  }
});

test("a forged webhook is refused and never a 5xx", async ({ request }) => {
  for (const kind of ["inbound", "status"]) {
    const response = await request.post(`/api/webhooks/twilio/${kind}`, {
      form: { AccountSid: `AC${"0".repeat(32)}`, Body: "Hello" },
      headers: { "x-twilio-signature": "AAAA" },
    });
    expect(response.status()).toBe(403);
  }
});

test("the sweep is for the cron alone", async ({ request }) => {
  expect((await request.post("/api/sweep")).status()).toBe(401);
});

test("the simulator and its routes exist in the demo only", async ({ request }) => {
  expect((await request.get("/simulator")).status()).toBe(404);
  expect((await request.get("/api/simulator/conversation")).status()).toBe(404);
});

test("every page carries a policy with a nonce, and no answer says what serves it", async ({
  request,
}) => {
  const { "content-security-policy": policy, ...headers } = (
    await request.get("/sign-in")
  ).headers();
  expect(policy).toMatch(/script-src [^;]*'nonce-[^']+'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
  });
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("health is told to anybody", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(await response.json()).toMatchObject({ status: "ok" });
});
