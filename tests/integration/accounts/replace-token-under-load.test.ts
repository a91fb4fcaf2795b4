import { deliveries, messages } from "@/db/schema";
import { updateAccount } from "@/lib/accounts/connect/update-account";
import { useDatabase } from "@/tests/support/database";
import { manifest, twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { type Standin, startStandin } from "@/tests/support/standin/standin";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const { accountSid, authToken: oldToken, sender } = manifest.world.twilio;
const newToken = "2f".repeat(16);
const sample = twilioSample("twilio-text-basic");

let standin: Standin;
let whatsapp: Awaited<ReturnType<typeof makeSender>>;

beforeAll(async () => {
  standin = await startStandin();
  process.env.PROVIDER_STANDIN_URL = standin.url;
  standin.addTwilioAccount({
    accountSid,
    authToken: newToken,
    friendlyName: "Northgate",
  });
  standin.addSender({
    accountSid,
    number: sender.replace("whatsapp:", ""),
    name: "Northgate Clinic",
  });
  whatsapp = await makeSender();
});

afterAll(() => standin.close());

test("while Dana replaces a token, what either of the two has signed is kept, and kept once", async () => {
  const { id: by } = await makeStaff({ role: "admin" });
  standin.fault("any", { type: "late", afterMs: 300 });
  const saving = updateAccount(whatsapp.id, { authToken: newToken }, by);
  // Twilio has signed these before it switched; they arrive before, while and after the new token is stored.
  const before = numbers(0, 6).map((number) => arrives(number, oldToken));
  const during = numbers(6, 12).map(async (number) => {
    await new Promise((resolve) => setTimeout(resolve, (number - 6) * 100));
    return arrives(number, oldToken);
  });
  const saved = await saving;
  await Promise.all([...before, ...during]);
  expect(saved).toEqual({
    ok: true,
    accountId: whatsapp.id,
    isNew: false,
    notice: null,
    doubt: null,
  });
  // The first ones are tried again, signed anew, as a retry is.
  const after = [
    ...numbers(0, 6).map((number) => arrives(number, newToken)),
    ...numbers(12, 18).map((number) => arrives(number, newToken)),
    ...numbers(18, 24).map((number) => arrives(number, oldToken)),
  ];
  const answers = await Promise.all([...before, ...during, ...after]);
  await afterwards();
  expect(answers.filter((status) => status !== 200)).toEqual([]);
  const kept = await database().select({ text: messages.text }).from(messages);
  expect(kept.map(({ text }) => text).toSorted()).toEqual(
    numbers(0, 24).map(words).toSorted(),
  );
  const events = await database().select().from(deliveries);
  expect(events).toHaveLength(24);
  expect(events.every(({ state }) => state === "applied")).toBe(true);
  expect(events.reduce((sum, { duplicateCount }) => sum + duplicateCount, 0)).toBe(6);
});

test("and what neither of them has signed is refused as before", async () => {
  expect(await arrives(99, "0".repeat(32))).toBe(403);
});

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

const words = (number: number) => `Message ${number}`;

/** A message of Amelia's as Twilio posts it; the status of what it is answered. */
async function arrives(number: number, token: string): Promise<number> {
  const sid = `SM${String(number).padStart(32, "0")}`;
  const params = {
    ...sample,
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    Body: words(number),
  };
  return (await atDoor(twilioPost(params, { token }))).status;
}
