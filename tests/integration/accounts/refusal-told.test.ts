import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { accounts, credentials, staff as staffTable } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { senderOf } from "@/lib/accounts/find";
import { watchAccounts } from "@/lib/accounts/readiness/watch-accounts";
import { refreshTokens } from "@/lib/accounts/secrets/refresh-tokens";
import { refuseCredential } from "@/lib/accounts/secrets/refuse-credential";
import { ourWebhooks } from "@/lib/accounts/webhooks/our-webhooks";
import type { Staff } from "@/lib/auth/current-staff";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { accountChannel } from "@/lib/live/types";
import { useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeSender, makeStaff } from "@/tests/support/factories";
import {
  accountNow,
  clinicNumber,
  profileId,
  useProviders,
} from "@/tests/support/providers";

const database = useDatabase();
/** What leaves for the live server. */
const posted: string[] = [];
let live: Server;
let tomas: Staff;
let cursor: string;

beforeAll(async () => {
  live = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    posted.push(body);
    response.end("{}");
  });
  await new Promise<void>((done) => live.listen(0, "127.0.0.1", done));
  process.env.LIVE_PORT = String((live.address() as AddressInfo).port);
  process.env.LIVE_SECRET = "a secret between the two";
});

// Its accounts are made with the surroundings that are there by then.
const providers = useProviders();

afterAll(() => {
  live.closeAllConnections();
  live.close();
});

beforeEach(async () => {
  await database().update(credentials).set({ state: "valid", refusal: null });
  await database().update(accounts).set({ state: "connected", stateReason: null });
  tomas = await makeStaff();
  cursor = await freshCursor(tomas);
  posted.length = 0;
});

/** Tomas's open screen is told to look, and then loads anew. */
async function toldOf(...accountIds: number[]) {
  for (const id of accountIds)
    expect(posted.join()).toContain(accountChannel(id, tomas.audience));
  expect(posted.join()).toContain("renewed");
  const [row] = await database()
    .select({ scopeVersion: staffTable.scopeVersion })
    .from(staffTable)
    .where(eq(staffTable.id, tomas.id));
  const now = { ...tomas, scopeVersion: row?.scopeVersion ?? 0 };
  expect(await changesSince(now, { cursor, open: null })).toEqual({ reset: true });
}

test("a screen that is open hears that a provider refused a token, for each account that has it, and once", async () => {
  const { whatsapp } = providers;
  const east = await makeSender("+442079460019");
  const sender = await senderOf(whatsapp.id);
  if (!sender) throw new Error("There is no sender.");
  await refuseCredential("whatsapp", sender, "20003");
  await toldOf(whatsapp.id, east.id);
  posted.length = 0;
  await refuseCredential("whatsapp", sender, "20003");
  expect(posted).toEqual([]);
});

test("and that it would not renew one", async () => {
  await database()
    .update(credentials)
    .set({ setAt: new Date(Date.now() - 40 * 24 * 3_600_000), renewDueAt: null });
  providers.standin.revokeInstagramToken(profileId);
  await refreshTokens();
  await toldOf(providers.instagram.id);
});

test("and that a check found it refused, of the accounts that share it too", async () => {
  const { whatsapp, standin } = providers;
  const [east] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, "+442079460019"));
  standin.fault("any", { type: "status", status: 401 }, { times: 9 });
  await updateAccount(whatsapp.id, {}, null);
  await toldOf(whatsapp.id, east?.id ?? 0);
});

test("and that one was mended, of the accounts that share it too", async () => {
  const { whatsapp } = providers;
  const sender = await senderOf(whatsapp.id);
  if (!sender) throw new Error("There is no sender.");
  await refuseCredential("whatsapp", sender, "20003");
  const [east] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.externalId, "+442079460019"));
  cursor = await freshCursor(tomas);
  posted.length = 0;
  const authToken = sender.secret;
  await updateAccount(whatsapp.id, { authToken }, tomas.id);
  expect(await accountNow(whatsapp)).toMatchObject({ state: "connected" });
  await toldOf(whatsapp.id, east?.id ?? 0);
});

test("and that what is written to an account is posted elsewhere, and then here again", async () => {
  const { whatsapp, standin } = providers;
  const { inbound, status } = ourWebhooks("whatsapp");
  const { accountSid } = manifest.world.twilio;
  const isTold = async (callbackUrl: string) => {
    const [number, name] = [clinicNumber, "Northgate Clinic"];
    const webhooks = { callbackUrl, statusCallbackUrl: status };
    standin.addSender({ accountSid, number, name, ...webhooks });
    posted.length = 0;
    await database()
      .update(accounts)
      .set({ measureDueAt: new Date(0) });
    await watchAccounts();
    return posted.join().includes(accountChannel(whatsapp.id, tomas.audience));
  };
  expect(await isTold(inbound)).toBe(false);
  expect(await isTold("https://elsewhere.example/hook")).toBe(true);
  expect(await isTold("https://elsewhere.example/hook")).toBe(false);
  expect(await isTold(inbound)).toBe(true);
  expect(await isTold(inbound)).toBe(false);
});
