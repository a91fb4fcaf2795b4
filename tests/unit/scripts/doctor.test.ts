import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readEnv } from "@/lib/env";
import { judgeClocks } from "@/scripts/doctor/database";
import { verdictOf } from "@/scripts/doctor/finding";
import { examineLive } from "@/scripts/doctor/live";
import { examineAddress } from "@/scripts/doctor/outside";
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

test("clocks may differ by the time that the answer took, not by a minute", () => {
  const asked = { askedAt: 100_000, answeredAt: 104_000 };
  expect(judgeClocks({ ...asked, theirs: 102_000 }).state).toBe("well");
  expect(judgeClocks({ ...asked, theirs: 40_000 }).words).toContain("60 s apart");
  expect(judgeClocks({ ...asked, theirs: 164_000 }).words).toContain("60 s apart");
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

test("the last line counts what is to be put right", () => {
  const wrong = { state: "wrong", words: "" } as const;
  expect(verdictOf([{ state: "note", words: "" }])).toBe("Nothing is wrong.");
  expect(verdictOf([wrong])).toBe("One thing is to be put right.");
  expect(verdictOf([wrong, wrong])).toBe("2 things are to be put right.");
});

async function knocked(answer: (url: string) => [number, string]): Promise<string[]> {
  const server = createServer((request, response) => {
    const [status, text] = answer(request.url ?? "");
    response.writeHead(status).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const findings = await examineAddress(`http://127.0.0.1:${port}`, "a-verify-token");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return findings.map(({ words }) => words);
}
