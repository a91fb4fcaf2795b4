import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readEnv } from "@/lib/env";
import { keptSecrets, refuseMissingSecrets } from "@/scripts/steps/secrets";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dialogs-secrets-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the demo's secrets are made once and kept for their owner alone", async () => {
  const first = await keptSecrets(folder);
  expect(await keptSecrets(folder)).toEqual(first);
  const { mode } = await stat(path.join(folder, "secrets.json"));
  expect(mode & 0o777).toBe(0o600);
});

test("the application takes the secrets that were made", async () => {
  const env = readEnv({ NODE_ENV: "test", ...(await keptSecrets(folder)) });
  expect(env.SEALING_KEYS?.[0]).toMatchObject({ kid: "k1" });
  expect(env.CRON_SECRET).toHaveLength(43);
});

test("a secret that a newer version needs joins the kept ones", async () => {
  const kept = { NEXTAUTH_SECRET: "an-older-secret-of-this-demo" };
  await writeFile(path.join(folder, "secrets.json"), JSON.stringify(kept));
  const secrets = await keptSecrets(folder);
  expect(secrets.NEXTAUTH_SECRET).toBe(kept.NEXTAUTH_SECRET);
  expect(secrets.SEALING_KEYS).toMatch(/^k1:/);
});

test("spoilt secrets are not replaced silently: what they sealed needs them", async () => {
  await writeFile(path.join(folder, "secrets.json"), "{");
  await expect(keptSecrets(folder)).rejects.toThrow("can't be read");
});

test("production names the secrets that it lacks and how to make them", () => {
  const withOne = { NODE_ENV: "production", SEALING_KEYS: "k1:…" } as const;
  expect(() => refuseMissingSecrets(withOne)).toThrow(
    /^NEXTAUTH_SECRET must be set .*\n {2}NEXTAUTH_SECRET=\$\(openssl rand -base64 32\)$/,
  );
  expect(() => refuseMissingSecrets({ NODE_ENV: "production" })).toThrow(
    "NEXTAUTH_SECRET and SEALING_KEYS must be set",
  );
});
