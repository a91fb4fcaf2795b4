import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { readEnv } from "@/lib/env";
import { judgeClocks } from "@/scripts/doctor/clocks";
import { verdictOf } from "@/scripts/doctor/finding";
import { examineLive } from "@/scripts/doctor/live";
import { whyNoAnswer } from "@/scripts/doctor/no-answer";
import { examineAddress } from "@/scripts/doctor/outside";
import { examineProviders } from "@/scripts/doctor/providers";
import { examineSettings } from "@/scripts/doctor/settings";

const clinic = {
  NODE_ENV: "production",
  APP_URL: "https://dialogs.clinic.example",
  NEXTAUTH_SECRET: "a-secret-of-this-clinic-alone",
  SEALING_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
};

const complaintsOf = (more: Record<string, string | undefined>) =>
  examineSettings(readEnv({ ...clinic, ...more }))
    .filter(({ state }) => state === "wrong")
    .map(({ words }) => words);

test("a clinic's settings that are well give no complaint, and no secret is repeated", () => {
  expect(complaintsOf({})).toEqual([]);
  const report = JSON.stringify(examineSettings(readEnv(clinic)));
  expect(report).not.toContain(clinic.NEXTAUTH_SECRET);
  expect(report).not.toContain(clinic.SEALING_KEYS.slice(3));
});

test.each([
  ["SEALING_KEYS is not set", { SEALING_KEYS: undefined }],
  ["NEXTAUTH_SECRET is not set", { NEXTAUTH_SECRET: undefined }],
  ["APP_URL is not https", { APP_URL: "http://dialogs.clinic.example" }],
  ["APP_URL is not set", { APP_URL: undefined }],
  ["CRON_SECRET is not set", { VERCEL: "1" }],
  ["INSTAGRAM_APP_SECRETS is not set", { INSTAGRAM_VERIFY_TOKEN: "a-long-word" }],
  ["INSTAGRAM_VERIFY_TOKEN is not set", { INSTAGRAM_APP_SECRETS: "0a1b" }],
  ["no patient gets any message", { PROVIDER_STANDIN_URL: "http://127.0.0.1:4000" }],
  ["the simulator is open", { DEMO: "1" }],
])("what is wrong is said, and nothing else: %s", (words, more) => {
  expect(complaintsOf(more)).toEqual([expect.stringContaining(words)]);
});

test("where the product listens is said, and how it is closed to whoever comes past the proxy", () => {
  const said = (more: Record<string, string>) =>
    JSON.stringify(examineSettings(readEnv({ ...clinic, ...more })));
  expect(said({})).toContain("set LISTEN_ADDRESS=127.0.0.1");
  expect(said({ LISTEN_ADDRESS: "127.0.0.1" })).toContain(
    "listens at 127.0.0.1, port 3000, and nowhere else",
  );
  expect(said({ VERCEL: "1", CRON_SECRET: "a-cron-secret-of-it" })).not.toContain(
    "listens",
  );
  expect(() => said({ LISTEN_ADDRESS: "localhost" })).toThrow("LISTEN_ADDRESS is wrong");
});

test("clocks may differ by the time that the answer took, not by a minute", () => {
  const asked = { askedAt: 100_000, answeredAt: 104_000 };
  expect(judgeClocks("it", { ...asked, theirs: 102_000 }).state).toBe("well");
  expect(judgeClocks("it", { ...asked, theirs: 40_000 }).words).toContain("60 s apart");
  expect(judgeClocks("it", { ...asked, theirs: 164_000 }).words).toContain("60 s apart");
});

test("without a live server a long-lived host is well, and Vercel is not", async () => {
  expect(await examineLive(readEnv(clinic))).toMatchObject([{ state: "note" }]);
  expect(await examineLive(readEnv({ ...clinic, VERCEL: "1" }))).toMatchObject([
    { state: "wrong" },
  ]);
});

test("a public address is well where the product itself refuses what is unsigned", async () => {
  const words = await knocked((url) => {
    if (url === "/api/health") return [200, '{"status":"ok"}'];
    const challenge = new URL(url, "http://here").searchParams.get("hub.challenge");
    return challenge ? [200, challenge] : [403, "Forbidden"];
  });
  expect(words).toHaveLength(4);
  for (const each of words) expect(each).toMatch(/^\S+ is reached\.$/);
});

test.each([
  [308, "Set APP_URL to the final address"],
  [401, "switch off the hosting's own protection"],
  [502, "see the product's log"],
  [200, "is APP_URL the right one"],
])(
  "a webhook that answers %i is wrong, in words that help, without the verify token",
  async (status, help) => {
    const words = await knocked((url) =>
      url === "/api/health" ? [200, '{"status":"ok"}'] : [status, ""],
    );
    expect(words.filter((each) => each.includes(help))).toHaveLength(3);
    expect(words.join()).not.toContain("a-verify-token");
  },
);

test("providers are asked what time it is, so that a machine whose database shares its wrong clock is found out", async () => {
  const late = new Date(Date.now() - 3_600_000).toUTCString();
  const findings = await answering(
    (_, response) => response.setHeader("date", late).writeHead(404).end(),
    (url) => examineProviders({ PROVIDER_STANDIN_URL: url }),
  );
  expect(findings.map(({ words }) => words)).toEqual(
    ["api.twilio.com", "graph.instagram.com"].flatMap((host) => [
      expect.stringContaining(`${host} is reached`),
      expect.stringMatching(new RegExp(`of ${host} are 3[56]\\d\\d s apart`)),
    ]),
  );
});

test("a provider that can't be reached is named, with the channel that is silent then", async () => {
  const [first] = await examineProviders({ PROVIDER_STANDIN_URL: "http://127.0.0.1:1" });
  expect(first).toMatchObject({
    state: "wrong",
    words: expect.stringMatching(/^api\.twilio\.com is not reached, so WhatsApp/),
  });
});

test.each([
  ["ENOTFOUND", "its name leads nowhere"],
  ["ECONNREFUSED", "nobody listens there"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "its certificate is not one that strangers trust"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "its certificate is not one that strangers trust"],
  ["UND_ERR_CONNECT_TIMEOUT", "nothing answered in time"],
  ["ECONNRESET", "the connection broke off (ECONNRESET)"],
])("what kept an answer from coming is said in words: %s", (code, words) => {
  const fault = new TypeError("fetch failed", { cause: { code } });
  expect(whyNoAnswer(fault)).toContain(words);
});

test("the last line counts what is to be put right", () => {
  const wrong = { state: "wrong", words: "" } as const;
  expect(verdictOf([{ state: "note", words: "" }])).toBe("Nothing is wrong.");
  expect(verdictOf([wrong])).toBe("One thing is to be put right.");
  expect(verdictOf([wrong, wrong])).toBe("2 things are to be put right.");
});

async function knocked(answer: (url: string) => [number, string]): Promise<string[]> {
  const findings = await answering(
    (request, response) => {
      const [status, text] = answer(request.url ?? "");
      response.writeHead(status).end(text);
    },
    (url) => examineAddress(url, "a-verify-token"),
  );
  return findings.map(({ words }) => words);
}

async function answering<Found>(
  answer: RequestListener,
  examine: (url: string) => Promise<Found>,
): Promise<Found> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const found = await examine(`http://127.0.0.1:${port}`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return found;
}
