import { deliveries, dialogs, messages } from "@/db/schema";
import { listDialogs } from "@/lib/dialogs/list/list";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  instagramPost,
  instagramSample,
  twilioPost,
  twilioSample,
} from "@/tests/support/deliveries";
import { makeProfile, makeSender, makeStaff } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();

beforeAll(async () => {
  await makeSender();
  await makeProfile("A");
});

beforeEach(() => emptyInbox(database()));

const posts = {
  WhatsApp: () => atDoor(twilioPost(twilioSample("twilio-text-basic"))),
  Instagram: () => atDoor(instagramPost(instagramSample("instagram-text-basic"))),
};

test.each(Object.entries(posts))(
  "the same message of %s a hundred times, ten at once, is one message, unread once",
  async (_channel, post) => {
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, post));
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    }
    await afterwards();
    expect(await database().$count(messages)).toBe(1);
    expect(await database().select().from(deliveries)).toMatchObject([
      { state: "applied", duplicateCount: 99 },
    ]);
    expect(await database().select().from(dialogs)).toMatchObject([
      { inboundCount: 1, lastSeq: 1 },
    ]);
    const tomas = await makeStaff();
    const { rows, counts } = await listDialogs(tomas, { tab: "active" });
    expect(rows).toMatchObject([{ unread: 1 }]);
    expect(counts.unread).toBe(1);
  },
);
