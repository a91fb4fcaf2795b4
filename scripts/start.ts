import path from "node:path";
import type { Env } from "@/lib/env";
import { isBuilt } from "./steps/build";
import { welcomeFirstAdmin } from "./steps/first-admin";
import {
  leaveDatabase,
  migrateDatabase,
  ownFolder,
  provideDatabase,
  provideLive,
} from "./steps/ground";
import { refuseBusyPort } from "./steps/ports";
import { Problem } from "./steps/problem";
import { readAhead } from "./steps/read-ahead";
import { say, step } from "./steps/say";
import { refuseMissingSecrets } from "./steps/secrets";
import { startNext, untilHealthy } from "./steps/serve";
import { type House, serveOn, supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/** `npm start`, by `start.mjs`: production. */
await supervise(async (house) => {
  refuseOldNode();
  readDotEnv();
  // Sample people and the simulator have no place here, whatever the environment says.
  process.env.DEMO = "";
  const env = await checkedEnv();
  refuseMissingSecrets(process.env);
  await refuseMissingBuild();
  const folder = path.resolve(env.DATA_DIR);
  const lock = await ownFolder(house, folder);
  await refuseBusyPort(env.PORT, "npm start", env.LISTEN_ADDRESS);
  await prepare(house, folder);
  const application = house.keep(await serve(env));
  await lock.note(application.pid);
  await untilHealthy({
    ...placeOf(env),
    output: "inherit",
    signal: house.signal,
    limitMs: 60_000,
  });
  say(`Dialogs is ready: ${env.APP_URL ?? `http://localhost:${env.PORT}`}`);
  void readAhead(placeOf(env), house.signal);
  return serveOn(house);
});

async function refuseMissingBuild() {
  if (await isBuilt()) return;
  throw new Problem("There is no production build yet. Make it first: npm run build");
}

async function prepare(house: House, folder: string) {
  if (!process.env.DATABASE_URL)
    await step("Starting PostgreSQL", () => provideDatabase(house, folder));
  await provideLive(folder);
  await step("Bringing the database up to date", () => migrateDatabase(house.signal));
  await welcomeFirstAdmin();
  await leaveDatabase();
}

function placeOf({ PORT: port, LISTEN_ADDRESS: address }: Env) {
  return { port, address };
}

function serve(asked: Env) {
  const env = { ...process.env, PORT: String(asked.PORT) };
  return startNext({ mode: "start", ...placeOf(asked), env, output: "inherit" });
}
