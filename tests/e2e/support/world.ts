import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/scripts/steps/ports";
import { explain } from "@/scripts/steps/problem";
import { lastLines, startChild } from "@/scripts/steps/processes";
import { passingSecret } from "@/scripts/steps/secrets";
import { untilHealthy } from "@/scripts/steps/serve";
import { type House, supervise } from "@/scripts/steps/supervise";
import { closeDoors } from "@/scripts/steps/surroundings";
import { startStandin } from "@/tests/support/standin/standin";
import { clinic, type World } from "./clinic";

/**
 * The production start, with a folder, a Twilio and an Instagram of its own, and a database of its own unless the first
 * argument names one.
 */
await supervise(async (house) => {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  try {
    process.send?.({ world: await openWorld(house) });
  } catch (error) {
    process.send?.({ failure: explain(error) });
    return 1;
  }
  await new Promise((resolve) => house.signal.addEventListener("abort", resolve));
  return 0;
});

async function openWorld(house: House): Promise<World> {
  closeDoors();
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-e2e-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  house.keep({ name: "The folder", stop: remove });
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const appSecret = randomBytes(16).toString("hex");
  const standin = await openProviders(house, { appUrl, appSecret });
  const log = path.join(folder, "application.log");
  const authSecret = passingSecret();
  const product = { port, appUrl, appSecret, authSecret, standin, folder, log };
  const application = await startProduct(product);
  house.keep(application);
  const ended = application.ended.then(() => {
    throw new Error(`npm start ended:\n${lastLines(log)}`);
  });
  const { signal } = house;
  await Promise.race([
    untilHealthy({ port, output: log, signal, limitMs: 60_000 }),
    ended,
  ]);
  const databaseUrl = await databaseOf(folder);
  return { appUrl, standinUrl: standin, log, databaseUrl, dataDir: folder, authSecret };
}

/** The database that was named, or that `npm start` made for itself. */
async function databaseOf(folder: string): Promise<string> {
  if (process.argv[2]) return process.argv[2];
  const read = (file: string) => readFile(path.join(folder, file), "utf8");
  const password = (await read("postgres/password")).trim();
  const { postgres } = JSON.parse(await read("ports.json"));
  return `postgres://postgres:${password}@127.0.0.1:${postgres}/dialogs`;
}

async function openProviders(
  house: House,
  { appUrl, appSecret }: { appUrl: string; appSecret: string },
): Promise<string> {
  const { accountSid, authToken, number, name } = clinic.twilio;
  const standin = await startStandin({
    appUrl,
    instagram: { appSecret },
    pace: { sentMs: 100, deliveredMs: 300, readMs: 600 },
  });
  house.keep({ name: "The stand-in", stop: standin.close });
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: name });
  standin.addSender({ accountSid, number, name });
  for (const account of Object.values(clinic.instagram))
    standin.addInstagramAccount({ ...account, subscribedFields: [] });
  return standin.url;
}

type Product = {
  port: number;
  appUrl: string;
  appSecret: string;
  authSecret: string;
  standin: string;
  folder: string;
  log: string;
};

function startProduct({ port, appUrl, folder, log, ...product }: Product) {
  return startChild({
    name: "npm start",
    file: process.execPath,
    args: ["scripts/start.mjs"],
    env: {
      ...process.env,
      PORT: String(port),
      APP_URL: appUrl,
      DATA_DIR: folder,
      DATABASE_URL: process.argv[2],
      PROVIDER_STANDIN_URL: product.standin,
      NEXTAUTH_SECRET: product.authSecret,
      SEALING_KEYS: `k1:${randomBytes(32).toString("base64")}`,
      CRON_SECRET: passingSecret(),
      INSTAGRAM_APP_SECRETS: product.appSecret,
      INSTAGRAM_VERIFY_TOKEN: passingSecret(),
      ADMIN_EMAIL: clinic.admin.email,
      ADMIN_PASSWORD: clinic.admin.password,
    },
    output: log,
    // It has a server and a database to put away.
    patienceMs: 40_000,
  });
}
