import { randomUUID } from "node:crypto";
import { eq, like } from "drizzle-orm";
import { deliveries, deliveryTallies, messages, outbox } from "@/db/schema";
import { storeReply } from "@/lib/dialogs/send/send";
import { useDatabase } from "@/tests/support/database";
import {
  instagramPost,
  manifest,
  twilioPost,
  twilioSample,
} from "@/tests/support/deliveries";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
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

const senders: Awaited<ReturnType<typeof makeSender>>[] = [];

/** And one profile at Meta, whose one secret signs for all that it posts. */
beforeAll(async () => {
  await makeProfile();
  for (const clinic of clinics)
    senders.push(
      await makeSender(clinic.number, { ...manifest.world.twilio, ...clinic }),
    );
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

test("what Meta signs says nothing for a sender of Twilio's, by whatever name it calls it", async () => {
  const before = await database().$count(deliveries);
  const id = clinics[0]?.number;
  const message = { mid: "m-of-another", text: "Hello" };
  const messaging = [
    {
      sender: { id: "17841400000019" },
      recipient: { id },
      timestamp: Date.now(),
      message,
    },
  ];
  const entry = [{ id, time: Date.now(), messaging }];
  await atDoor(instagramPost(JSON.stringify({ object: "instagram", entry })));
  await afterwards();
  expect(await database().$count(deliveries)).toBe(before);
});

test("a report that one account's token signs says nothing of another's send, nor of one that is known by another name", async () => {
  const [first, second] = clinics;
  const [, owner] = senders;
  if (!first || !second || !owner) throw new Error("There are no senders.");
  const dialogId = await makeDialog(owner);
  const reply = { dialogId, text: "At ten", clientId: randomUUID(), seenSeq: seenAll };
  await storeReply(await makeStaff(), reply);
  await database().update(outbox).set({ state: "sending", attempts: 1 });
  const [send] = await database().select().from(outbox);
  const report = async (by: typeof first, sid: string) => {
    const params = {
      ...twilioSample("twilio-status-ok.2-delivered"),
      ...{ MessageSid: sid, AccountSid: by.accountSid, From: `whatsapp:${by.number}` },
    };
    const query = `?outbox=${send?.id}`;
    const post = { endpoint: "status", query, token: by.authToken } as const;
    expect((await atDoor(twilioPost(params, post))).status).toBe(200);
    await afterwards();
  };
  const sent = async () => {
    const [message] = await database()
      .select({ externalId: messages.externalId, status: messages.status })
      .from(messages)
      .where(eq(messages.id, send?.messageId ?? 0));
    return message;
  };
  await report(first, `SM${"a".repeat(32)}`);
  expect(await sent()).toEqual({ externalId: null, status: "queued" });
  const known = { externalId: `SM${"b".repeat(32)}`, status: "delivered" };
  await report(second, known.externalId);
  expect(await sent()).toEqual(known);
  await report(second, `SM${"c".repeat(32)}`);
  expect(await sent()).toEqual(known);
  expect(await database().select().from(outbox)).toMatchObject([{ state: "sent" }]);
  const strays = await database()
    .select({ reason: deliveries.reason })
    .from(deliveries)
    .where(like(deliveries.eventKey, `%${"c".repeat(32)}%`));
  expect(strays).toEqual([{ reason: "otherMessage" }]);
});
