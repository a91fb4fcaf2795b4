import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { deliveries, messages } from "@/db/schema";
import { ledgerSum } from "@/lib/health/ledger-sum";
import { listQuarantined } from "@/lib/health/quarantined";
import { allowErasing, forgetMessages } from "@/lib/records/forget-messages";
import { useDatabase } from "@/tests/support/database";
import { instagramPost, manifest } from "@/tests/support/deliveries";
import { makeProfile } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const account = manifest.world.instagram.accounts.A;

beforeAll(async () => {
  await makeProfile("A");
  // A fault that no code of ours foresees: PostgreSQL refuses one of the messages.
  await database().execute(sql`
    create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = '23514'; end $$`);
  await database().execute(sql`
    create trigger refuse before insert on messages for each row
    when (new.text = 'poison') execute function refuse()`);
});

test("one poisonous delivery among a thousand in one post costs none of the others, and is there to be seen", async () => {
  const messaging = Array.from({ length: 1000 }, (_, number) => ({
    sender: { id: `17841400000${10_000 + (number % 50)}` },
    recipient: { id: account },
    timestamp: 1_795_000_000_000 + number,
    message: { mid: `m${number}`, text: number === 500 ? "poison" : `Words ${number}` },
  }));
  const entry = [{ id: account, time: 1_795_000_000_000, messaging }];
  const answer = await atDoor(
    instagramPost(JSON.stringify({ object: "instagram", entry })),
  );
  expect(answer.status).toBe(200);
  await afterwards();
  expect(await database().$count(messages)).toBe(999);
  const { parts } = await ledgerSum();
  expect(parts).toMatchObject({ applied: 999, quarantined: 1, waiting: 0 });
  expect((await listQuarantined()).events).toMatchObject([
    { kind: "message", reason: "fault 23514" },
  ]);
  expect(await database().$count(deliveries)).toBe(1000);
}, 180_000);

test.each([
  ["the id of a message", (long: string) => ({ message: { mid: long, text: "Hello" } })],
  [
    "a sender",
    (long: string) => ({
      sender: { id: long },
      message: { mid: "long1", text: "Hello" },
    }),
  ],
  [
    "a reaction",
    (long: string) => ({ reaction: { mid: "m1", action: "react", emoji: long } }),
  ],
])(
  "%s that is longer than an index takes costs the others of its post nothing, twice too",
  async (_, update) => {
    const before = await database().$count(messages);
    const long = randomBytes(4_000).toString("hex");
    const ends = { sender: { id: "1784140000010001" }, recipient: { id: account } };
    const post = (mid: string) => {
      const timestamp = 1_795_000_000_000;
      const messaging = [
        { ...ends, timestamp, ...update(long) },
        { ...ends, timestamp, message: { mid, text: "Good morning" } },
      ];
      const entry = [{ id: account, time: timestamp, messaging }];
      return atDoor(instagramPost(JSON.stringify({ object: "instagram", entry })));
    };
    for (const mid of [`${long.slice(0, 20)}.1`, `${long.slice(0, 20)}.2`]) {
      expect((await post(mid)).status).toBe(200);
      await afterwards();
    }
    expect(await database().$count(messages)).toBe(before + 2);
  },
);

test("an id that is longer than any of Meta's can be is no id: what has it is there to be seen, and shown to nobody", async () => {
  const before = await database().$count(messages);
  const mid = randomBytes(300).toString("hex");
  const ends = { sender: { id: "1784140000010001" }, recipient: { id: account } };
  const timestamp = 1_795_000_000_000;
  const messaging = [{ ...ends, timestamp, message: { mid, text: "Hello" } }];
  const entry = [{ id: account, time: timestamp, messaging }];
  const body = JSON.stringify({ object: "instagram", entry });
  expect((await atDoor(instagramPost(body))).status).toBe(200);
  await afterwards();
  expect(await database().$count(messages)).toBe(before);
  expect((await listQuarantined()).events[0]).toMatchObject({ reason: "noId" });
});

test("what is told of a message goes with it, however much that is", async () => {
  const ends = { sender: { id: "1784140000010001" }, recipient: { id: account } };
  const timestamp = 1_795_000_000_000;
  const told = [
    { message: { mid: "m7000", text: "Hello" } },
    { reaction: { mid: "m7000", action: "react", emoji: "❤".repeat(600) } },
  ];
  const messaging = told.map((update) => ({ ...ends, timestamp, ...update }));
  const entry = [{ id: account, time: timestamp, messaging }];
  await atDoor(instagramPost(JSON.stringify({ object: "instagram", entry })));
  await afterwards();
  const about = sql`${deliveries.payload} like '%m7000%'`;
  expect(await database().$count(deliveries, about)).toBe(2);
  const [message] = await database()
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.externalId, "m7000"));
  await database().transaction(async (rows) => {
    await allowErasing(rows);
    await forgetMessages(rows, [message?.id ?? 0]);
  });
  expect(await database().$count(deliveries, about)).toBe(0);
});
