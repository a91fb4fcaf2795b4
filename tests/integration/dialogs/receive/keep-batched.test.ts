import { randomUUID } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import {
  attachments,
  contacts,
  deliveries,
  dialogs,
  identities,
  messages,
  outbox,
  touches,
} from "@/db/schema";
import type { InboundAttachment, MessageEvent } from "@/lib/channels/events";
import { TimedOut } from "@/lib/concurrency/semaphore";
import { keepBatched } from "@/lib/dialogs/receive/keep-batched";
import { keepTogether } from "@/lib/dialogs/receive/keep-events";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { deadlocks } from "@/tests/support/deadlocks";
import { inbound, makeSender } from "@/tests/support/factories";
import { statementsIn } from "@/tests/support/statements";

const database = useDatabase();
type Account = Awaited<ReturnType<typeof makeSender>>;
let sender: Account;
let other: Account;

beforeAll(async () => {
  sender = await makeSender();
  other = await makeSender("+447700900199");
  // A fault that no code of ours foresees: PostgreSQL refuses one of the messages.
  await database().execute(sql`
    create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no' using errcode = '23514'; end $$`);
  await database().execute(sql`
    create trigger refuse before insert on messages for each row
    when (new.text = 'poison') execute function refuse()`);
});
beforeEach(() => emptyInbox(database()));

/** PostgreSQL refuses what is written of `text` by a fault that says nothing of it; a sequence forgets no transaction. */
async function refusing(text: string, errcode: string, times: number) {
  await database().execute(
    sql.raw(`
    create sequence refused;
    create function refuse_some() returns trigger language plpgsql as $$ begin
      if nextval('refused') <= ${times} then raise exception 'no' using errcode = '${errcode}'; end if;
      return new;
    end $$;
    create trigger refuse_some before insert on messages for each row
    when (new.text = '${text}') execute function refuse_some()`),
  );
  return () =>
    database().execute(
      sql.raw("drop function refuse_some cascade; drop sequence refused"),
    );
}

type Written = Partial<MessageEvent> & { from: number };

function written({ from, ...said }: Written, account = sender): MessageEvent {
  const phone = `+4477009300${String(from).padStart(2, "0")}`;
  return inbound(account, {
    externalId: `SM${randomUUID()}`,
    peer: {
      identities: [{ kind: "phone", value: phone }],
      name: `Patient ${from}`,
      handle: null,
    },
    ...said,
  });
}

const keepAtOnce = (events: readonly MessageEvent[]) =>
  Promise.all(events.map((event) => keepBatched(sender, event)));

test("what forty patients write in the same moment takes a few transactions, and each has a dialog with their words", async () => {
  const events = Array.from({ length: 40 }, (_, from) =>
    written({ from, text: `Words of ${from}` }),
  );
  let kept: Awaited<ReturnType<typeof keepAtOnce>> = [];
  const asked = await statementsIn(async () => {
    kept = await keepAtOnce(events);
  });
  expect(kept.every(({ state }) => state === "applied")).toBe(true);
  const begun = asked.filter(({ text }) => text.startsWith("begin"));
  expect(begun.length).toBeLessThanOrEqual(4);
  const found = await database()
    .select({ words: dialogs.lastPreview, name: contacts.name, id: messages.text })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(messages, eq(messages.id, dialogs.lastMessageId));
  expect(found).toHaveLength(40);
  for (const { words, name, id } of found) {
    expect(words).toBe(name?.replace("Patient", "Words of"));
    expect(id).toBe(words);
  }
});

test("what one patient writes in the same moment stays in the order in which it came", async () => {
  const texts = ["one", "two", "three", "four"];
  const at = new Date("2026-11-20T10:00:00Z");
  const kept = await keepAtOnce([
    written({ from: 1 }),
    ...texts.map((text) => written({ from: 2, text, at })),
    written({ from: 3 }),
  ]);
  expect(kept.every(({ state }) => state === "applied")).toBe(true);
  const found = await database()
    .select({ text: messages.text })
    .from(messages)
    .innerJoin(identities, eq(identities.contactId, messages.contactId))
    .where(eq(identities.value, "+447700930002"))
    .orderBy(asc(messages.seq));
  expect(found.map(({ text }) => text)).toEqual(texts);
});

test("one that can't be kept costs none of those that came with it, and is quarantined", async () => {
  const events = Array.from({ length: 12 }, (_, from) =>
    written({ from, text: from === 5 ? "poison" : "Hello" }),
  );
  const kept = await keepTogether(sender, events);
  const states = events.map((event) => kept.get(event)?.state);
  expect(states).toEqual(
    events.map(({ text }) => (text === "poison" ? "quarantined" : "applied")),
  );
  expect(await database().$count(messages)).toBe(11);
  expect(
    await database()
      .select({ reason: deliveries.reason })
      .from(deliveries)
      .where(eq(deliveries.state, "quarantined")),
  ).toEqual([{ reason: "fault 23514" }]);
});

test("those of which one meets others again and again are each kept, and their provider need not come again", async () => {
  const mend = await refusing("met", "40P01", 2);
  const events = ["Hello", "met", "Hello"].map((text, from) => written({ from, text }));
  const kept = await keepTogether(sender, events).finally(mend);
  expect(events.map((event) => kept.get(event)?.state)).toEqual(Array(3).fill("applied"));
});

test.each([
  ["a full disk", "53100"],
  ["a database in which it meets others without end", "40P01"],
])(
  "what %s can't keep is not quarantined: its provider must come again",
  async (_, code) => {
    const mend = await refusing("later", code, 99);
    const event = written({ from: 1, text: "later" });
    await expect(keepBatched(sender, event).finally(mend)).rejects.toThrow();
    expect(await database().$count(deliveries)).toBe(0);
    expect((await keepBatched(sender, event)).state).toBe("applied");
  },
);

test("two processes that keep the words of the same patients at once, strangers at first and called otherwise later, never wait for each other in a circle", async () => {
  const froms = Array.from({ length: 12 }, (_, from) => from);
  const company = (round: number, name: string) =>
    froms.map((from) => {
      const event = written({ from, text: `${round}` });
      return { ...event, peer: { ...event.peer, name: `${name} ${from}` } };
    });
  const before = await deadlocks(database());
  for (const [round, names] of [
    ["Ann", "Bo"],
    ["Ann", "Ann"],
    ["Bo", "Ann"],
    ["Bo", "Bo"],
  ].entries()) {
    const [one = "", other = ""] = names;
    const events = [company(round, one), company(round, other).toReversed()];
    const kept = await Promise.all(events.map((each) => keepTogether(sender, each)));
    const states = kept.flatMap((each) => [...each.values()].map(({ state }) => state));
    expect(states).toEqual(Array(24).fill("applied"));
  }
  expect(await deadlocks(database())).toBe(before);
  const counted = await database()
    .select({ inbound: dialogs.inboundCount, lastSeq: dialogs.lastSeq })
    .from(dialogs);
  expect(counted).toEqual(froms.map(() => ({ inbound: 8, lastSeq: 8 })));
  expect(await database().$count(messages)).toBe(96);
});

test("a repeat among others is only counted", async () => {
  const again = written({ from: 1 });
  await keepBatched(sender, again);
  const events = [written({ from: 2 }), again, written({ from: 3 })];
  const kept = await keepTogether(sender, events);
  expect(events.map((event) => kept.get(event)?.state)).toEqual([
    "applied",
    "duplicate",
    "applied",
  ]);
  expect(await database().$count(messages)).toBe(3);
});

/** All that a reader could tell apart, without ids. */
async function everything(account: Account) {
  const of = eq(dialogs.accountId, account.id);
  const found = await database()
    .select({
      phone: identities.value,
      name: contacts.name,
      stopped: sql`${contacts.stoppedAt} is not null`,
      lastSeq: dialogs.lastSeq,
      inbound: dialogs.inboundCount,
      cleared: dialogs.clearedInbound,
      waits: sql`${dialogs.unansweredSince} is not null`,
      closed: sql`${dialogs.closureId} is not null`,
      preview: dialogs.lastPreview,
      activity: dialogs.activityAt,
      newest: sql`(select text from ${messages} where ${messages.id} = ${dialogs.lastMessageId})`,
      words: sql`(select json_agg(json_build_array(seq, inbound_no, text, at, arrived_late, details) order by seq)
        from ${messages} where ${messages.dialogId} = ${dialogs.id})`,
      files: sql`(select count(*)::int from ${attachments} join ${messages} on ${messages.id} = ${attachments.messageId}
        where ${messages.dialogId} = ${dialogs.id})`,
      deeds: sql`(select json_agg(kind order by id) from ${touches} where ${touches.dialogId} = ${dialogs.id})`,
      sends: sql`(select count(*)::int from ${outbox} where ${outbox.dialogId} = ${dialogs.id})`,
    })
    .from(dialogs)
    .innerJoin(contacts, eq(contacts.id, dialogs.contactId))
    .innerJoin(
      identities,
      and(eq(identities.contactId, contacts.id), sql`${identities.endedAt} is null`),
    )
    .where(of)
    .orderBy(identities.value);
  return found;
}

const said = fc.record({
  text: fc.constantFrom("Hello", "  ", "Добрый день", "مرحبا", "予約をお願いします"),
  at: fc.constantFrom(null, ...[1, 2, 3].map((day) => new Date(Date.UTC(2026, 9, day)))),
  consent: fc.constantFrom(undefined, undefined, "stopped" as const, "started" as const),
  recovered: fc.constantFrom(undefined, undefined, "late" as const, "history" as const),
  attachments: fc.constantFrom<InboundAttachment[]>(
    [],
    [],
    [{ kind: "image", contentType: "image/png", fileName: "a.png", url: null }],
  ),
});

test("what is kept together becomes the same as what is kept one after the other, whatever it is", async () => {
  const round = fc.uniqueArray(fc.tuple(fc.nat(9), said), {
    selector: ([from]) => from,
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      await emptyInbox(database());
      for (const [number, together] of rounds.entries()) {
        const events = (account: Account) =>
          together.map(([from, { consent, recovered, ...words }]) =>
            written(
              {
                from,
                ...words,
                ...(consent && { consent }),
                ...(recovered && { recovered }),
                externalId: `SM${number}-${from}`,
                at: words.at ?? new Date("2026-10-02T10:00:00Z"),
              },
              account,
            ),
          );
        await keepTogether(sender, events(sender));
        for (const event of events(other)) await keepTogether(other, [event]);
      }
      const now = Date.now();
      const settled = (found: Awaited<ReturnType<typeof everything>>) =>
        found.map(({ activity, ...rest }) => ({
          ...rest,
          // What arrived late comes up at the moment of its arrival.
          activity: now - activity.getTime() < 60_000 ? "now" : activity,
        }));
      expect(settled(await everything(sender))).toEqual(settled(await everything(other)));
    }),
    { numRuns: 25 },
  );
}, 60_000);

test("who waits for a database that does nothing is turned away in time, and what was kept after all is a repeat", async () => {
  const events = [written({ from: 1 }), written({ from: 2 }), written({ from: 3 })];
  const holding = await database().$client.connect();
  // Connections that stand ready need no clock, which is stopped below.
  const ready = events.map(() => database().execute(sql`select pg_sleep(0.05)`));
  await Promise.all(ready);
  await holding.query("begin; lock table deliveries in access exclusive mode");
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  try {
    const asked = Promise.allSettled(events.map((event) => keepBatched(sender, event)));
    await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync(12_500);
    for (const one of await asked)
      expect(one).toMatchObject({ status: "rejected", reason: expect.any(TimedOut) });
  } finally {
    jest.useRealTimers();
    await holding.query("commit");
    holding.release();
  }
  const again = await keepAtOnce(events);
  expect(again.map(({ state }) => state)).toEqual(Array(3).fill("duplicate"));
  expect(await database().$count(messages)).toBe(3);
});
