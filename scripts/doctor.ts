import { type Database, openDatabase } from "@/db";
import type { Env } from "@/lib/env";
import { quietConsole } from "@/lib/quiet-console";
import { examineDatabase, examineDirect } from "./doctor/database";
import { examineFiles } from "./doctor/files";
import { asLine, type Finding, note, verdictOf, wrong } from "./doctor/finding";
import { examineLive } from "./doctor/live";
import { examineAddress } from "./doctor/outside";
import { examineProviders } from "./doctor/providers";
import { examineSettings } from "./doctor/settings";
import { explain } from "./steps/problem";
import { say } from "./steps/say";
import { supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/**
 * `npm run doctor`: examines the environment that the product is to run in, and says in words what is wrong and what
 * to do. It changes nothing; one small file is stored and deleted. Exit code 1 where something is wrong.
 */
await supervise(async () => {
  refuseOldNode();
  readDotEnv();
  quietConsole();
  const env = await checkedEnv();
  const findings = [
    ...(await examine("Settings", async () => examineSettings(env))),
    ...(await examine("Database", () => database(env))),
    ...(await examine("Public address", () => publicAddress(env))),
    ...(await examine("Providers", () => examineProviders(env))),
    ...(await examine("Live updates", () => examineLive(env))),
    ...(await examine("Files", () => examineFiles(env))),
  ];
  say(`\n${verdictOf(findings)}`);
  return findings.some(({ state }) => state === "wrong") ? 1 : 0;
});

async function examine(title: string, part: () => Promise<Finding[]>) {
  say(title);
  const findings = await part().catch((error) => [wrong(explain(error))]);
  for (const finding of findings) say(asLine(finding));
  return findings;
}

async function database(env: Env): Promise<Finding[]> {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: direct, VERCEL } = env;
  if (!url && VERCEL)
    return [wrong("DATABASE_URL is not set, and no database can live here.")];
  if (!url)
    return [note("PostgreSQL is this machine's own: npm start runs and migrates it.")];
  return opened("DATABASE_URL", url, async (pooled) => [
    ...(await examineDatabase(pooled)),
    ...(direct
      ? await opened("DATABASE_DIRECT_URL", direct, async (other) => [
          await examineDirect(pooled, other),
        ])
      : []),
  ]);
}

/** Examines the database that a name leads to, or says why it can't be asked. */
async function opened(
  name: string,
  url: string,
  examined: (database: Database) => Promise<Finding[]>,
): Promise<Finding[]> {
  const database = openDatabase(url, { max: 1 });
  try {
    return await examined(database);
  } catch (error) {
    // The query's own error quotes the question; its cause says what is the matter.
    const { message } = ((error as Error).cause ?? error) as Error;
    return [
      wrong(
        `The database can't be asked (${message || "no answer"}): is ${name} right, and may this machine reach it?`,
      ),
    ];
  } finally {
    await database.$client.end();
  }
}

async function publicAddress({ APP_URL, INSTAGRAM_VERIFY_TOKEN }: Env) {
  if (!APP_URL) return [note("Without APP_URL there is none to knock at.")];
  return examineAddress(APP_URL, INSTAGRAM_VERIFY_TOKEN);
}
