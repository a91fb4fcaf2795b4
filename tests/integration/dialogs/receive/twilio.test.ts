import { eq } from "drizzle-orm";
import {
  attachments,
  contacts,
  deliveries,
  dialogs,
  identities,
  messages,
  people,
} from "@/db/schema";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest, twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();

beforeAll(async () => {
  await makeSender();
  await makeSender(manifest.world.twilio.sender2.replace("whatsapp:", ""));
});

beforeEach(() => emptyInbox(database()));

const deliver = async (name: string, endpoint: "inbound" | "status" = "inbound") => {
  const response = await atDoor(twilioPost(twilioSample(name), { endpoint }));
  await afterwards();
  return response;
};

const theMessage = async () => {
  const [message, ...others] = await database().select().from(messages);
  expect(others).toEqual([]);
  if (!message) throw new Error("No message was kept.");
  return message;
};

describe("a patient's message", () => {
  test("signed with a token that another copy of the application stored a moment ago is kept", async () => {
    await deliver("twilio-text-basic");
    const token = "c".repeat(32);
    const { accountSid: externalId } = manifest.world.twilio;
    const stored = { channel: "whatsapp", externalId, by: null } as const;
    await putCredential(database(), { ...stored, secret: token });
    const params = {
      ...twilioSample("twilio-text-basic"),
      MessageSid: `SM${"5".repeat(32)}`,
    };
    expect((await atDoor(twilioPost(params, { token }))).status).toBe(200);
    await putCredential(database(), {
      ...stored,
      secret: manifest.world.twilio.authToken,
    });
    expect(await database().$count(messages)).toBe(2);
  });

  test("Amelia's first words open a dialog with her name and number, and a lead", async () => {
    const response = await deliver("twilio-text-basic");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/xml");
    expect(await response.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    );
    expect(await theMessage()).toMatchObject({
      direction: "inbound",
      text: "Hi, can I move my Thursday cleaning to next week?",
      seq: 1,
      inboundNo: 1,
    });
    expect(await database().select().from(contacts)).toMatchObject([
      { name: "Amelia Hart" },
    ]);
    expect(
      (await database().select().from(identities)).map(({ value }) => value),
    ).toEqual(expect.arrayContaining(["+447700900123", "GB.1455574999287417"]));
  });

  test("the same delivery twice is kept once, counted, and stays one unread message", async () => {
    await deliver("twilio-dup-delivery.1");
    expect((await deliver("twilio-dup-delivery.2")).status).toBe(200);
    await theMessage();
    expect(await database().select().from(deliveries)).toMatchObject([
      { state: "applied", duplicateCount: 1 },
    ]);
    expect(await database().select().from(dialogs)).toMatchObject([
      { inboundCount: 1, lastSeq: 1 },
    ]);
  });

  test("someone who hides the phone is kept by the user id, with no phone", async () => {
    await deliver("twilio-bsuid-only");
    expect(await database().select().from(identities)).toMatchObject([
      { kind: "userId", value: "GB.77120099813350264418" },
    ]);
  });

  test("two senders of one clinic are two dialogs for one number", async () => {
    await deliver("twilio-two-senders.1");
    await deliver("twilio-two-senders.2");
    const found = await database().select().from(dialogs);
    expect(new Set(found.map(({ accountId }) => accountId)).size).toBe(2);
  });

  test("ten files in one message keep their order and never cost the message", async () => {
    await deliver("twilio-media-10");
    await theMessage();
    const files = await database()
      .select()
      .from(attachments)
      .orderBy(attachments.position);
    expect(files.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(files.every(({ state }) => state === "waiting")).toBe(true);
  });

  test.each([
    ["twilio-text-whitespace", "text"],
    ["twilio-text-4096", "text"],
    ["twilio-complex-scripts", "text"],
    ["twilio-text-emoji-zwj", "text"],
  ])("%s is kept to the letter", async (name) => {
    await deliver(name);
    expect((await theMessage()).text).toBe(twilioSample(name).Body);
  });

  test("parameters that nobody knows are kept in the raw delivery", async () => {
    await deliver("twilio-unknown-params");
    const [kept] = await database().select().from(deliveries);
    expect(JSON.parse(kept?.payload ?? "")).toMatchObject(
      twilioSample("twilio-unknown-params"),
    );
  });

  test("NUL and half of a surrogate pair are neither refused nor lost", async () => {
    const sample = twilioSample("twilio-text-basic");
    const params = { ...sample, Body: "before\0after", ProfileName: "A\0B" };
    const response = await atDoor(twilioPost(params));
    expect(response.status).toBe(200);
    expect((await theMessage()).text).toBe("before\uFFFDafter");
  });
});

describe("every WhatsApp sample", () => {
  const inbound = manifest.cases.filter(({ endpoint }) => endpoint === "inbound");

  test.each(inbound.map(({ file }) => file.replace(".form.json", "")))(
    "%s is answered 200 and leaves one message that is not blank",
    async (name) => {
      expect((await deliver(name)).status).toBe(200);
      const { id, kind, text } = await theMessage();
      const files = await database().$count(attachments, eq(attachments.messageId, id));
      expect(text !== "" || files > 0 || ["location", "unsupported"].includes(kind)).toBe(
        true,
      );
      expect(await database().select().from(deliveries)).toMatchObject([
        { state: "applied" },
      ]);
    },
  );
});

describe("a report on a message that is not ours", () => {
  test("is answered 200 and creates nothing", async () => {
    expect((await deliver("twilio-status-unknown-sid", "status")).status).toBe(200);
    expect(await database().$count(messages)).toBe(0);
    expect(await database().$count(people)).toBe(0);
    expect(await database().select().from(deliveries)).toMatchObject([
      { state: "ignored", reason: "unknownMessage" },
    ]);
  });
});

describe("a stranger", () => {
  const sample = twilioSample("twilio-text-basic");

  test.each([
    ["another account's token", twilioPost(sample, { token: "0".repeat(32) })],
    [
      "no signature",
      new Request(manifest.world.urls.inbound, { method: "POST", body: "a=b" }),
    ],
    [
      "a sender of another account",
      twilioPost({ ...sample, To: "whatsapp:+442071838750" }),
    ],
    [
      "an account that is not ours",
      twilioPost({ ...sample, AccountSid: `AC${"0".repeat(32)}` }),
    ],
  ])("with %s is refused, and no row is written", async (_, request) => {
    const response = await atDoor(request);
    expect([400, 403]).toContain(response.status);
    expect(await database().$count(deliveries)).toBe(0);
    expect(await database().$count(messages)).toBe(0);
  });

  test("with a body larger than any webhook gets 413", async () => {
    const body = "a=".padEnd(300_000, "x");
    const request = new Request(manifest.world.urls.inbound, { method: "POST", body });
    expect((await atDoor(request)).status).toBe(413);
  });
});
