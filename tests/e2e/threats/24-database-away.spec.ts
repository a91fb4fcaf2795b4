import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { cookieNames } from "@/lib/auth/cookie-names";
import { freePort } from "@/scripts/steps/ports";
import type { Child } from "@/scripts/steps/processes";
import { startNext, untilHealthy } from "@/scripts/steps/serve";
import { clinic, readWorld } from "@/tests/e2e/support/clinic";
import { builtActions } from "./support/build";
import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";

test.describe.configure({ mode: "serial", timeout: 90_000 });

/** The same product, whose PostgreSQL answers nobody. */
let folder: string;
let appUrl: string;
let product: Child;
let cookie: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dialogs-away-"));
  const port = await freePort();
  appUrl = `http://127.0.0.1:${port}`;
  const output = path.join(folder, "application.log");
  const { authSecret, standinUrl } = readWorld();
  const env = {
    ...process.env,
    APP_URL: appUrl,
    PORT: String(port),
    DATA_DIR: folder,
    DATABASE_URL: "postgres://clinic:secret-of-the-database@127.0.0.1:9/dialogs",
    NEXTAUTH_SECRET: authSecret,
    SEALING_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    PROVIDER_STANDIN_URL: standinUrl,
    CRON_SECRET: "a-cron-secret-of-the-tests",
    INSTAGRAM_APP_SECRETS: "an-app-secret",
  };
  product = await startNext({ mode: "start", port, env, output });
  await untilHealthy({
    port,
    output,
    signal: new AbortController().signal,
    limitMs: 30_000,
  });
  const token = { staffId: 1, sessionId: "0b6c5c39-8f2f-4a5e-9a53-0c1a2f3e4d5c" };
  const { session } = cookieNames({ APP_URL: appUrl, PORT: String(port) });
  cookie = `${session}=${await encode({ token, secret: authSecret })}`;
});

test.afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const logged = () => readFile(path.join(folder, "application.log"), "utf8");

/** Words that only somebody who looks into the machine should read. */
const inner = [
  ...["ECONNREFUSED", "127.0.0.1:9", "secret-of-the-database", "clinic:", "postgres:"],
  ...[
    "select ",
    "insert into",
    'from "',
    "node_modules",
    "at async",
    "    at ",
    ".ts:",
    ".next/server",
  ],
];

async function tells(pathname: string, asked: RequestInit = {}) {
  const answer = await fetch(`${appUrl}${pathname}`, {
    redirect: "manual",
    ...asked,
    headers: { origin: appUrl, cookie, ...asked.headers },
  });
  const words = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    told: inner.filter((word) => words.includes(word)),
    words,
  };
}

const ids = new Proxy({}, { get: () => 1 }) as Record<string, number> as never;

test("without its database every page and route fails closed: no words of the fault, no page of anybody's", async () => {
  const surprises = [];
  for (const { built, method = "GET", body, ask, for: whom } of doors) {
    const said = body && {
      body: JSON.stringify(body(ids)),
      headers: { "content-type": "application/json" },
    };
    const { status, headers, told } = await tells(ask(ids), { method, ...said });
    const isRoute = built.endsWith("/route");
    // Routes say that it is worth coming again; a page shows the words that it has for any fault.
    const isDue = whom === "open" || (isRoute ? status === 503 : status >= 500);
    const comesAgain =
      status !== 503 || built.includes("/ready") || headers.has("retry-after");
    if (!isDue || told.length > 0 || !comesAgain)
      surprises.push(`${method} ${built}: ${status} ${told.join(" ")}`);
  }
  expect(surprises).toEqual([]);
});

test("webhooks are told to come again, and ready says that the database is away", async () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const twilio = await tells("/api/webhooks/twilio/inbound", {
    method: "POST",
    body: `AccountSid=${clinic.twilio.accountSid}`,
    headers: { ...form, "x-twilio-signature": "AAAA" },
  });
  expect([twilio.status, twilio.told]).toEqual([503, []]);
  const ready = await tells("/api/ready");
  expect([ready.status, JSON.parse(ready.words).failing]).toEqual([
    503,
    expect.arrayContaining(["database"]),
  ]);
});

test("actions answer that the portal can't reach its database, and nothing else", async () => {
  const surprises = [];
  for (const { id, name, page } of builtActions()) {
    const { status, told, words } = await tells(page, {
      method: "POST",
      body: JSON.stringify([{ token: "guessed".repeat(4), password: "seven oak trees" }]),
      headers: {
        "next-action": id,
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
      },
    });
    const reason = /"reason":"(\w+)"/.exec(words)?.[1];
    if (status !== 200 || reason !== "unavailable" || told.length > 0)
      surprises.push(`${name}: ${status} ${reason} ${told.join(" ")}`);
  }
  expect(surprises).toEqual([]);
});

test("a person reads that the page did not load, in the portal's own words, and what the log calls it", async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: appUrl });
  await page.goto("/sign-in");
  await expect(page.getByText("This page did not load").first()).toBeVisible();
  const told = await page
    .getByText(/^Reference/)
    .first()
    .textContent();
  const reference = /\d+$/.exec(told ?? "")?.[0];
  expect(await logged()).toContain(`"reference":"${reference}"`);
  const shown = await page.content();
  expect(inner.slice(0, 5).filter((word) => shown.includes(word))).toEqual([]);
  await page.close();
});

test("the log tells where it failed, without a secret", async () => {
  const log = await logged();
  expect(log).toContain("ECONNREFUSED");
  expect(log).not.toContain("secret-of-the-database");
});
