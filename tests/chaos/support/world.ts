import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Channel } from "@/lib/channels/types";
import { connectAccounts } from "@/scripts/demo/connect-accounts";
import { prepareProviders } from "@/scripts/demo/prepare-providers";
import { leaveDatabase, migrateDatabase } from "@/scripts/steps/ground";
import { freePort } from "@/scripts/steps/ports";
import { step } from "@/scripts/steps/say";
import { keptSecrets, passingSecret } from "@/scripts/steps/secrets";
import type { House } from "@/scripts/steps/supervise";
import { closeDoors, refuseOldNode } from "@/scripts/steps/surroundings";
import { type Standin, startStandin } from "@/tests/support/standin/standin";
import { type Application, keepServing } from "./application";
import { type Killable, keepPostgres } from "./postgres";

/** An account of the clinic's: `place` is the number or profile that patients write to. */
export type Place = { id: number; channel: Channel; place: string };

export type World = {
  appUrl: string;
  standin: Standin;
  application: Application;
  postgres: Killable;
  places: Place[];
  signIn: { email: string; password: string };
};

/**
 * The production build by `npm start`, its own PostgreSQL and the stand-in, each of which can be cut: two WhatsApp
 * senders and two Instagram profiles are connected, and nobody has written yet.
 */
export async function openWorld(house: House): Promise<World> {
  refuseOldNode();
  closeDoors();
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-chaos-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  house.keep({ name: "The folder", stop: remove });
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const standin = await startStandin({
    appUrl,
    pace: { sentMs: 0, deliveredMs: 200, readMs: 400 },
    // Who tries again, and for how long, is for the test to say.
    instagram: { retriesMs: [] },
  });
  house.keep({ name: "The stand-in", stop: standin.close });
  await furnish({ folder, port, appUrl, standin: standin.url });
  const postgres = await step("Starting PostgreSQL", () =>
    keepPostgres(folder, house.signal),
  );
  house.keep(postgres);
  process.env.DATABASE_URL = postgres.url;
  const signIn = { email: "dana@northgate.example", password: passingSecret() };
  const places = await step("Connecting the accounts", () => connect(standin, signIn));
  const application = house.keep(keepServing({ folder, port, signal: house.signal }));
  await step("Starting the application", application.serves);
  return { appUrl, standin, application, postgres, places, signIn };
}

type Furniture = { folder: string; port: number; appUrl: string; standin: string };

async function furnish({ folder, port, appUrl, standin }: Furniture) {
  Object.assign(process.env, await keptSecrets(folder), {
    DATA_DIR: folder,
    PORT: String(port),
    APP_URL: appUrl,
    PROVIDER_STANDIN_URL: standin,
    LOG_LEVEL: "info",
  });
}

async function connect(standin: Standin, signIn: World["signIn"]): Promise<Place[]> {
  await migrateDatabase();
  const { createStaff } = await import("@/lib/staff/create-staff");
  const { db } = await import("@/db");
  const dana = { name: "Dana Whitlock", role: "admin", scope: { all: true } } as const;
  const hired = await createStaff(db(), { ...dana, ...signIn });
  if (!hired.ok) throw new Error("Nobody can sign in.");
  prepareProviders(standin, process.env.INSTAGRAM_APP_SECRETS ?? "");
  await connectAccounts(standin, hired.value);
  const accounts = await db().query.accounts.findMany();
  await leaveDatabase();
  return accounts
    .filter(({ state }) => state === "connected")
    .map(({ id, channel, externalId: place }) => ({ id, channel, place }));
}
