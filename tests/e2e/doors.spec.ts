import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { signTwilio } from "@/tests/support/standin/twilio/sign";
import { clinic } from "./support/clinic";
import { connectClinic } from "./support/connect-clinic";
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

test("what is answered before Next is asked is answered as Next would have it answered", async ({
  page,
  appUrl,
  signIn,
}) => {
  await signIn(page);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const query of ["", "?tab=closed&unread=1", "?tab=nowhere", "?q=%00"]) {
    for (const who of [{ cookie }, { cookie: "" }]) {
      // An address that goes another way about is Next's to read.
      const byNext = await heard(appUrl, `/./api/dialogs${query}`, who);
      expect(await heard(appUrl, `/api/dialogs${query}`, who)).toEqual(byNext);
    }
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

test("a browser that finds a page between two icons gets the portal's where it looks for one then", async ({
  request,
}) => {
  const response = await request.get("/favicon.ico", { maxRedirects: 0 });
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toMatch(/^image\//);
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

test("a webhook is verified over its address exactly as it was asked for", async ({
  request,
  appUrl,
  page,
  signIn,
}) => {
  await signIn(page);
  await connectClinic(page);
  const { accountSid, authToken, number } = clinic.twilio;
  const path = "/api/webhooks/twilio/status?outbox=0&note=a%20b%2Fc+%C3%A9&empty";
  const params = {
    AccountSid: accountSid,
    From: `whatsapp:${number}`,
    MessageSid: `SM${"e".repeat(32)}`,
    MessageStatus: "delivered",
  };
  const signedFor = async (url: string) => {
    const signature = signTwilio(authToken, { url, params });
    const headers = { "x-twilio-signature": signature };
    return (await request.post(path, { form: params, headers })).status();
  };
  expect(await signedFor(`${appUrl}${path}`)).toBe(200);
  expect(await signedFor(`${appUrl}${decodeURIComponent(path)}`)).toBe(403);
});

test("what is more than a webhook may have is refused before it was all sent", async ({
  request,
}) => {
  const data = `Body=${"a".repeat(1024 * 1024)}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const posted = await request.post("/api/webhooks/twilio/inbound", { data, headers });
  expect([posted.status(), posted.headers().connection]).toEqual([413, "close"]);
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

/** An answer without what is of its way: when it was sent, in how many pieces, and what of Next's router it varies by. */
async function heard(appUrl: string, path: string, headers: { cookie: string }) {
  const { hostname, port } = new URL(appUrl);
  // `fetch` and browsers straighten an address before they ask for it.
  const request = get({ hostname, port, path, headers });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const { date, vary, ...told } = response.headers;
  delete told["transfer-encoding"];
  delete told["content-length"];
  expect(vary?.split(", ")).toContain("Accept-Encoding");
  return { status: response.statusCode, told, body: await text(response) };
}
