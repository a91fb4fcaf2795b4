import { eq } from "drizzle-orm";
import { type Database, db } from "@/db";
import { accounts } from "@/db/schema";
import { manifest } from "./deliveries";
import { makeProfile, makeSender } from "./factories";
import { type Standin, startStandin } from "./standin/standin";

export type Account = typeof accounts.$inferSelect;

/** The invented clinic's providers, its WhatsApp sender and its Instagram account, as one test has them. */
export type Providers = {
  standin: Standin;
  whatsapp: Account;
  instagram: Account;
  /** The providers' clock; the real one where it is not set. */
  now: Date | null;
};

export const clinicNumber = manifest.world.twilio.sender.replace("whatsapp:", "");
export const profileId = manifest.world.instagram.accounts.A;
export const profileToken = "IGAAA-a-token-of-the-tests";

/** Providers that forget everything between tests, always on one port; nobody hears their webhooks. */
export function useProviders(): Providers {
  const providers = { now: null } as Providers;
  beforeAll(async () => {
    const standin = await start(providers, 0);
    providers.standin = standin;
    process.env.PROVIDER_STANDIN_URL = standin.url;
    providers.whatsapp = await makeSender(clinicNumber);
    providers.instagram = await makeProfile("A");
  });
  beforeEach(async () => {
    providers.now = null;
    const { port } = providers.standin;
    await providers.standin.close();
    providers.standin = await start(providers, port);
  });
  afterAll(() => providers.standin.close());
  return providers;
}

/** The account as the database has it now. */
export async function accountNow({ id }: Account, rows: Database = db()) {
  const [found] = await rows.select().from(accounts).where(eq(accounts.id, id));
  if (!found) throw new Error("The account is gone.");
  return found;
}

async function start(providers: Providers, port: number): Promise<Standin> {
  const standin = await startStandin({
    port,
    appUrl: "https://clinic.example",
    deliverTo: "http://127.0.0.1:9",
    pace: { sentMs: 0, deliveredMs: 0, readMs: 0 },
    now: () => providers.now ?? new Date(),
    instagram: { appSecret: manifest.world.instagram.appSecret, retriesMs: [] },
  });
  const { accountSid, authToken } = manifest.world.twilio;
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate Clinic" });
  standin.addSender({ accountSid, number: clinicNumber, name: "Northgate Clinic" });
  standin.addInstagramAccount({
    id: profileId,
    appScopedId: "24361577713465329",
    username: manifest.world.instagram.usernames.A,
    name: "Northgate Dental",
    token: profileToken,
    // In lists the account goes by an id that no webhook names.
    listedBy: "appScopedId",
  });
  return standin;
}
