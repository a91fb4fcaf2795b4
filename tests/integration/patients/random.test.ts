import { sql } from "drizzle-orm";
import { people, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { openDialog } from "@/lib/dialogs/thread/open";
import { becomeLead, becomePatient } from "@/lib/patients/change-person";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { listPeople } from "@/lib/patients/list";
import { readPerson } from "@/lib/patients/read-person";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson } from "@/tests/support/people";
import { randomOf } from "@/tests/support/random";

const database = useDatabase();
type Random = ReturnType<typeof randomOf>;
type World = { tomas: Staff; dialogs: number[]; people: number[]; random: Random };
let accounts: Awaited<ReturnType<typeof makeSender>>[];
let tomas: Staff;

beforeAll(async () => {
  accounts = [await makeSender("+447700900100"), await makeSender("+447700900101")];
  tomas = await makeStaff();
});

beforeEach(() => emptyInbox(database()));

const deeds: ((world: World) => Promise<unknown>)[] = [
  ({ random, people: ids }) =>
    mergePeople(tomas, { keptId: random.one(ids), otherId: random.one(ids) }),
  ({ random, people: ids }) =>
    mergePeople(tomas, { keptId: random.one(ids), otherId: random.one(ids) }),
  ({ random, people: ids }) => undoMerge(tomas, random.one(ids)),
  ({ random, people: ids, dialogs }) =>
    linkContact(tomas, {
      dialogId: random.one(dialogs),
      personId: random.one(ids),
      place: random.one(["instead", "beside"] as const),
    }),
  ({ random, people: ids, dialogs }) =>
    unlinkContact(tomas, { dialogId: random.one(dialogs), personId: random.one(ids) }),
  ({ random, people: ids }) => becomePatient(tomas, random.one(ids)),
  ({ random, people: ids }) => becomeLead(tomas, random.one(ids)),
  async ({ random, dialogs }) => {
    const dialogId = random.one(dialogs);
    const open = await openDialog(tomas, dialogId);
    const personId = random.one([null, ...(open?.people ?? []).map(({ id }) => id)]);
    const messageIds = (open?.messages ?? []).map(({ id }) => id);
    return attributeMessages(tomas, { dialogId, messageIds, personId });
  },
  ({ random }) => writes(random),
];

const names = ["Ruth Okafor", "Ada Okafor", "Elena Marchetti", "Noor van Dael"];

const writes = (random: Random) =>
  makeDialog(random.one(accounts), {
    peer: {
      identities: [{ kind: "phone", value: `+44770090012${random.below(6)}` }],
      name: random.one(names),
      handle: null,
    },
  });

async function makeWorld(random: Random): Promise<World> {
  for (let count = 0; count < 10; count++) await writes(random);
  for (const name of names) await makePerson(name, { phones: ["+447700900121"] });
  const ids = (await database().select({ id: people.id }).from(people)).map(
    ({ id }) => id,
  );
  for (const personId of ids) {
    await database().insert(touches).values({ personId, kind: "call", at: new Date() });
  }
  const { rows } = await database().execute<{ id: string }>("select id from dialogs");
  return { tomas, dialogs: rows.map(({ id }) => Number(id)), people: ids, random };
}

/** What no deed about people may change: messages and touches with their places, dialogs with their ends. */
async function unmoved() {
  const [said, noted, ends] = await Promise.all([
    database().execute(
      "select id, dialog_id, account_id, contact_id, identity_id, text from messages order by id",
    ),
    database().execute("select id, person_id, dialog_id, kind from touches order by id"),
    database().execute("select id, account_id, contact_id from dialogs order by id"),
  ]);
  return { messages: said.rows, touches: noted.rows, dialogs: ends.rows };
}

/**
 * Everything about people and dialogs as it stands in the database; versions only tell screens to look again, and
 * `called_as_person` only where a name need not be looked up.
 */
async function dump(): Promise<unknown> {
  const tables = [
    "people",
    "person_phones",
    "contacts",
    "identities",
    "contact_people",
    "messages",
    "touches",
    "closures",
  ];
  const found = await Promise.all(
    tables.map((table) =>
      database().execute(
        sql.raw(
          `select to_jsonb(t) - 'version' - 'called_as_person' as row from ${table} t order by id`,
        ),
      ),
    ),
  );
  const ends = await database().execute(
    "select to_jsonb(t) - 'version' as row from dialogs t order by id",
  );
  return [...found, ends].map(({ rows }) => rows);
}

test.each([1, 2, 3])(
  "120 random deeds about people lose no message or touch and move no dialog (seed %i)",
  async (seed) => {
    const random = randomOf(seed);
    const world = await makeWorld(random);
    const before = await unmoved();
    for (let count = 0; count < 120; count++) await random.one(deeds)(world);
    const after = await unmoved();
    // New messages may have come; what was there is there as it was.
    expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages);
    expect(after.dialogs.slice(0, before.dialogs.length)).toEqual(before.dialogs);
    expect(after.touches).toEqual(expect.arrayContaining(before.touches));
    await everybodyIsOneStepAway();
    await everyLinkIsShown(world);
  },
  60_000,
);

test.each([11, 12])(
  "a merge that is undone at once leaves the database as it was (seed %i)",
  async (seed) => {
    const random = randomOf(seed);
    const world = await makeWorld(random);
    for (let count = 0; count < 30; count++) await random.one(deeds)(world);
    let merged = 0;
    for (let count = 0; count < 40; count++) {
      const before = await dump();
      const [keptId, otherId] = [random.one(world.people), random.one(world.people)];
      const other = await readPerson(tomas, otherId);
      const done = await mergePeople(tomas, { keptId, otherId });
      if (!done.ok || !other) continue;
      merged += 1;
      await undoMerge(tomas, other.id);
      expect(await dump()).toEqual(before);
    }
    expect(merged).toBeGreaterThan(3);
  },
  60_000,
);

test("what was added while two records were one stays with the one it was made on", async () => {
  const elena = await makePerson("Elena Marchetti");
  const other = await makePerson("E. Marchetti");
  await mergePeople(tomas, { keptId: elena, otherId: other });
  const dialogId = await makeDialog(accounts[0] as (typeof accounts)[number]);
  await linkContact(tomas, { dialogId, personId: other, place: "instead" });
  await undoMerge(tomas, other);
  expect((await openDialog(tomas, dialogId))?.people).toMatchObject([{ id: elena }]);
  expect((await readPerson(tomas, other))?.contacts).toEqual([]);
});

test("merging says why not: the same person, or one that others were merged into", async () => {
  const ids = [
    await makePerson("Ada"),
    await makePerson("Ada O"),
    await makePerson("A. O"),
  ];
  const [ada = 0, second = 0, third = 0] = ids;
  await mergePeople(tomas, { keptId: ada, otherId: second });
  const again = await mergePeople(tomas, { keptId: ada, otherId: second });
  expect(again).toEqual({ ok: true, value: [] });
  expect(await mergePeople(tomas, { keptId: ada, otherId: ada })).toMatchObject({
    reason: "samePerson",
  });
  expect(await mergePeople(tomas, { keptId: second, otherId: ada })).toEqual({
    ok: false,
    reason: "samePerson",
  });
  expect(await mergePeople(tomas, { keptId: third, otherId: second })).toEqual({
    ok: false,
    reason: "separateFirst",
  });
  expect(await mergePeople(tomas, { keptId: second, otherId: third })).toMatchObject({
    ok: true,
  });
  const [only] = (await listPeople(tomas.scope, { q: "A. O" })).rows;
  expect(only).toMatchObject({ id: ada, name: "Ada" });
});

test("two merges of the same records, both ways at once, make no circle", async () => {
  const ada = await makePerson("Ada Okafor");
  const ben = await makePerson("Ben Okafor");
  const both = await Promise.all([
    mergePeople(tomas, { keptId: ada, otherId: ben }),
    mergePeople(tomas, { keptId: ben, otherId: ada }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await everybodyIsOneStepAway();
});

async function everybodyIsOneStepAway() {
  const { rows } = await database().execute(sql`
    select below.id from people below join people above on above.id = below.merged_into_id
    where above.merged_into_id is not null or above.id = below.id`);
  expect(rows).toEqual([]);
}

/** Whoever is behind a dialog finds it on their record, and the other way round. */
async function everyLinkIsShown({ dialogs }: World) {
  for (const dialogId of dialogs) {
    const behind = (await openDialog(tomas, dialogId))?.people ?? [];
    for (const { id } of behind) {
      const person = await readPerson(tomas, id);
      expect(person?.contacts.map(({ dialog }) => dialog?.id)).toContain(dialogId);
    }
  }
}
