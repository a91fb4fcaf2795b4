import { rm } from "node:fs/promises";
import path from "node:path";
import { quietConsole } from "@/lib/quiet-console";
import { ensureBuild, isBuildFresh } from "./build";
import {
  leaveDatabase,
  migrateDatabase,
  ownFolder,
  provideDatabase,
  provideLive,
} from "./ground";
import { keptPort, refuseBusyPort } from "./ports";
import { endLeftoverServer } from "./postgres-cluster";
import { Problem } from "./problem";
import { say, step } from "./say";
import { keptSecrets } from "./secrets";
import { startNext, untilHealthy } from "./serve";
import { type House, serveOn } from "./supervise";
import { checkedEnv, closeDoors, refuseOldNode } from "./surroundings";

export type DemoPlan = { mode: "start" | "dev"; command: string; arguments: string[] };
type SignIn = { email: string; password: string };
type Person = { role: string; signIn: SignIn };

/**
 * Serves the product with sample people and a stand-in for the providers, all on this machine. Its data has a folder of
 * its own under DATA_DIR, so that sample people and `--reset` never meet a clinic's real ones.
 */
export async function serveDemo(house: House, plan: DemoPlan): Promise<number> {
  refuseOldNode();
  const reset = wantsReset(plan);
  closeDoors();
  const { PORT: port, DATA_DIR, APP_URL, LOG_LEVEL } = await checkedEnv();
  const folder = path.resolve(DATA_DIR, "demo");
  const lock = await ownFolder(house, folder);
  await refuseBusyPort(port, plan.command);
  say("\nDialogs, with sample people and a stand-in for WhatsApp and Instagram\n");
  if (reset) await step("Clearing the earlier data", () => clear(folder));
  await furnish(folder, port);
  await step("Starting PostgreSQL", () => provideDatabase(house, folder));
  await step("Bringing the database up to date", () => migrateDatabase(house.signal));
  if (plan.mode === "start" && !(await isBuildFresh()))
    await step("Building the app (a minute or two)", () => ensureBuild(house.signal));
  const address = APP_URL ?? `http://localhost:${port}`;
  const standin = await openStandin(house, { folder, address, port });
  const people = await step("Loading the sample people", () => populate(standin));
  await step("Starting the application", async () => {
    process.env.LOG_LEVEL = LOG_LEVEL;
    const application = house.keep(await serve(plan, port, folder));
    await lock.note(application.pid);
    await untilHealthy(waiting(plan, house, port, folder));
  });
  announce(address, people, plan);
  return serveOn(house);
}

function wantsReset({ arguments: given, command }: DemoPlan): boolean {
  const unknown = given.find((argument) => argument !== "--reset");
  if (!unknown) return given.length > 0;
  throw new Problem(`${unknown} is not known here. To start anew: ${command} -- --reset`);
}

async function clear(folder: string) {
  await endLeftoverServer(path.join(folder, "postgres"));
  // Secrets and ports stay: what a browser or a script remembers of them goes on working.
  for (const name of ["postgres", "files", "standin.json"])
    await rm(path.join(folder, name), { recursive: true, force: true });
}

async function furnish(folder: string, port: number) {
  Object.assign(process.env, await keptSecrets(folder), {
    DEMO: "1",
    DATA_DIR: folder,
    PORT: String(port),
    // While people are loaded nobody hears live events yet; the application says what it always says.
    LOG_LEVEL: "error",
  });
  await provideLive(folder);
}

type Place = { folder: string; address: string; port: number };

async function openStandin(house: House, { folder, address, port }: Place) {
  const { startStandin } = await import("@/tests/support/standin/standin");
  const standin = await startStandin({
    port: await keptPort(folder, "standin"),
    file: path.join(folder, "standin.json"),
    appUrl: address,
    deliverTo: `http://127.0.0.1:${port}`,
  });
  house.keep({ name: "The stand-in", stop: standin.close });
  process.env.PROVIDER_STANDIN_URL = standin.url;
  return standin;
}

async function populate(
  standin: Awaited<ReturnType<typeof openStandin>>,
): Promise<Person[]> {
  const { seedDemo } = await import("@/scripts/demo/seed");
  quietConsole();
  const { admin, staff } = await seedDemo(standin);
  await leaveDatabase();
  return [
    { role: "Admin", signIn: admin },
    { role: "Staff", signIn: staff },
  ];
}

const logOf = ({ mode }: DemoPlan, folder: string) =>
  mode === "dev" ? "inherit" : path.join(folder, "application.log");

const serve = (plan: DemoPlan, port: number, folder: string) =>
  startNext({ mode: plan.mode, port, env: process.env, output: logOf(plan, folder) });

const waiting = (plan: DemoPlan, { signal }: House, port: number, folder: string) => ({
  port,
  signal,
  output: logOf(plan, folder),
  limitMs: plan.mode === "dev" ? 180_000 : 60_000,
});

function announce(address: string, people: Person[], plan: DemoPlan) {
  const width = Math.max(...people.map(({ signIn }) => signIn.email.length));
  const signIns = people.map(
    ({ role, signIn }) =>
      `  ${role.padEnd(10)} ${signIn.email.padEnd(width)}   ${signIn.password}`,
  );
  say(`
Dialogs is ready: ${address}

${signIns.join("\n")}
  Simulator  ${address}/simulator   (write as a patient)

Ctrl+C stops everything; ${plan.command} goes on with the same data, and
${plan.command} -- --reset starts anew.`);
}
