import { deliveries, deliveryTallies, messages } from "@/db/schema";
import { useDatabase } from "@/tests/support/database";
import { manifest, twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const { accountSid, authToken, sender } = manifest.world.twilio;

/** Three accounts at Twilio, each with its token and a sender of its own. */
const clinics = [
  { accountSid, authToken, number: sender.replace("whatsapp:", "") },
  {
    accountSid: `AC${"1".repeat(32)}`,
    authToken: "a".repeat(32),
    number: "+447700900201",
  },
  {
    accountSid: `AC${"2".repeat(32)}`,
    authToken: "b".repeat(32),
    number: "+447700900202",
  },
];

beforeAll(async () => {
  for (const clinic of clinics)
    await makeSender(clinic.number, { ...manifest.world.twilio, ...clinic });
});

test("of every token with every account and every sender only those that belong together are let in", async () => {
  const letIn: string[] = [];
  let tried = 0;
  for (const signer of clinics)
    for (const named of clinics)
      for (const owner of clinics) {
        tried += 1;
        const MessageSid = `SM${String(tried).padStart(32, "0")}`;
        const params = {
          ...twilioSample("twilio-text-basic"),
          ...{ MessageSid, AccountSid: named.accountSid, To: `whatsapp:${owner.number}` },
        };
        const { status } = await atDoor(twilioPost(params, { token: signer.authToken }));
        if (status === 200) letIn.push(MessageSid);
        else expect(status).toBe(403);
        if (status === 200) expect([named, owner]).toEqual([signer, signer]);
      }
  await afterwards();
  expect(tried).toBe(27);
  expect(letIn).toHaveLength(3);
  expect(await database().$count(messages)).toBe(3);
  expect(await database().$count(deliveries)).toBe(3);
  expect(await database().$count(deliveryTallies)).toBe(0);
});
