import { sql } from "drizzle-orm";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeSender } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();

beforeAll(() => makeSender());
beforeEach(() => emptyInbox(database()));

/** How many pages of words wait before the index; they are brought in by asking. */
async function pagesThatWait(): Promise<number> {
  const { rows } = await database().execute(
    sql`select gin_clean_pending_list('messages_search') as pages`,
  );
  return Number(rows[0]?.pages);
}

/** Words of four letters, no two of them the same. */
const wordsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    (first + at).toString(26).padStart(4, "q"),
  ).join(" ");

async function write(time: number) {
  const sample = {
    ...twilioSample("twilio-text-basic"),
    MessageSid: `SM${String(time).padStart(32, "0")}`,
    Body: wordsFrom(time * 300, 300),
  };
  expect((await atDoor(twilioPost(sample))).status).toBe(200);
  await afterwards();
}

test("the words of messages wait before the index, and are brought in after the answer to the one that makes them 20,000 characters", async () => {
  await write(0);
  expect(await pagesThatWait()).toBeGreaterThan(0);
  for (let time = 1; time < 14; time += 1) await write(time);
  expect(await pagesThatWait()).toBe(0);
  await write(14);
  expect(await pagesThatWait()).toBeGreaterThan(0);
});
