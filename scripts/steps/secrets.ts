import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Problem } from "./problem";

export type Secrets = Record<keyof typeof recipes, string>;

const random = () => randomBytes(32).toString("base64url");

const recipes = {
  NEXTAUTH_SECRET: random,
  SEALING_KEYS: () => `k1:${randomBytes(32).toString("base64")}`,
  CRON_SECRET: random,
  INSTAGRAM_APP_SECRETS: () => randomBytes(16).toString("hex"),
  INSTAGRAM_VERIFY_TOKEN: random,
};

/** The secrets of a demo or a developer: made once, and kept in `secrets.json` of the folder for its owner alone. */
export async function keptSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, "secrets.json");
  const kept = await readSecrets(file);
  const made = Object.entries(recipes).map(([name, make]) => [
    name,
    kept[name as keyof Secrets] ?? make(),
  ]);
  const secrets = Object.fromEntries(made) as Secrets;
  if (Object.keys(recipes).some((name) => !(name in kept)))
    await writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** A secret that lives as long as this start. */
export const passingSecret = random;

/** @throws Problem that names each secret that production lacks, and a command that makes one. */
export function refuseMissingSecrets(env: NodeJS.ProcessEnv): void {
  const missing = Object.keys(howToMake).filter((name) => !env[name]);
  if (missing.length === 0) return;
  const lines = missing.map((name) => `  ${name}=${howToMake[name]}`);
  throw new Problem(
    `${missing.join(" and ")} must be set before this starts. Make each once, keep it, and pass it in the environment:\n${lines.join("\n")}`,
  );
}

const howToMake: Record<string, string> = {
  NEXTAUTH_SECRET: "$(openssl rand -base64 32)",
  SEALING_KEYS: "k1:$(openssl rand -base64 32)",
};

/** Writes a file that only its owner can read, whole or not at all. */
export async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function readSecrets(file: string): Promise<Partial<Secrets>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(
      `${file} can't be read. What it sealed needs it: restore it, or delete it and start with --reset.`,
    );
  }
}
