import { sql } from "drizzle-orm";
import { db } from "@/db";
import { people } from "@/db/schema";
import { listAudit } from "@/lib/audit/list";
import type { Staff } from "@/lib/auth/current-staff";
import { applyEvent } from "@/lib/dialogs/apply/apply-events";
import { besideRows, besideWithin } from "@/lib/dialogs/beside/read";
import { countTabs, listDialogs } from "@/lib/dialogs/list/list";
import { dialogRowsOf } from "@/lib/dialogs/list/rows";
import { leaveMarksBehind } from "@/lib/dialogs/list/seen-marks";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { findUnsaid, findWords } from "@/lib/dialogs/search/find-words";
import { search } from "@/lib/dialogs/search/search";
import { openDetails } from "@/lib/dialogs/thread/details";
import { threadAfter, threadMessages, threadPage } from "@/lib/dialogs/thread/thread";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { removeDueFiles } from "@/lib/files/removals";
import { knownAs } from "@/lib/patients/find/known-as";
import { checkLines } from "@/lib/patients/import/check-lines";
import { likenessesOf, suggestFor } from "@/lib/patients/links/likenesses";
import { listedAs, listPeople } from "@/lib/patients/list";
import type { ImportLine } from "@/lib/patients/types/import";
import type { PersonKind } from "@/lib/patients/types/person";
import { allowErasing, forgetMessages } from "@/lib/records/forget-messages";
import { idsIn, isTheirs } from "@/lib/records/theirs";
import { readTimeline } from "@/lib/touches/timeline";
import { everything } from "@/lib/touches/types";
import { seedClinic } from "@/tests/bench/seed/seed-clinic";
import { onOneConnection, useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson } from "@/tests/support/people";
import { learnSizes, planOf, readWhole, statementsIn } from "@/tests/support/statements";

const database = useDatabase();
const anywhere = { account: null, channel: null };
const asked = { filter: anywhere, before: null, limit: 31 };
let dana: Staff;
let accountId: number;

/** Large enough that reading a table from beginning to end is never the shortest way. */
beforeAll(async () => {
  const clinic = await makeSender();
  accountId = clinic.id;
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const priya = await makeStaff({ name: "Priya Anand" });
  await seedClinic(database(), {
    seed: 3,
    messages: 12_000,
    dialogs: 1_500,
    people: 20_000,
    accountIds: [clinic.id],
  });
  await database().execute(sql`
    insert into touches (dialog_id, kind, at, author_id)
    select 1 + n % 100, 'dialogClosed', now() - n * interval '1 minute', ${dana.id} from generate_series(1, 12000) n`);
  await database().execute(sql`
    insert into touches (person_id, kind, at, author_id)
    select 1 + n % 100, 'call', now() - n * interval '1 minute', ${dana.id} from generate_series(1, 12000) n`);
  await database().execute(sql`
    insert into audit_log (staff_id, action, at)
    select case when n % 50 = 0 then ${priya.id}::bigint else ${dana.id}::bigint end, 'dialog.read', now() - n * interval '1 minute'
    from generate_series(12000, 1, -1) n`);
  await learnSizes();
}, 120_000);

/** What is far larger here than a page of it. */
const large = [
  "audit_log",
  "contact_people",
  "contacts",
  "dialogs",
  "messages",
  "name_beginnings",
  "name_words",
  "people",
  "person_phones",
  "touches",
];

async function largeReadBy(work: () => Promise<unknown>): Promise<string[]> {
  return (await readWhole(work)).filter((table) => large.includes(table));
}

test("the few dialogs that may be unread are guessed to be few, for by the guess the list is planned", async () => {
  const plan = (await statementsIn(() => listDialogs(dana, { tab: "active" }))).map(
    planOf,
  );
  const guessed = (await Promise.all(plan)).flatMap(
    (each) => /on dialogs_unread +\(cost=\S+ rows=(\d+)/.exec(each)?.[1] ?? [],
  );
  const { rows } = await database().execute<{ unread: number }>(
    sql`select count(*)::int as unread from dialogs where inbound_count > cleared_inbound`,
  );
  const unread = rows[0]?.unread ?? 0;
  expect(unread).toBeGreaterThan(0);
  expect(guessed).toHaveLength(1);
  expect(Number(guessed[0])).toBeLessThan(3 * unread);
});

test.each([
  ["somebody's name", "Соколов Анна"],
  ["a name with a typo", "Соколоф Анна"],
  ["the end of a phone", "001234"],
])("people are found by %s without reading all of them", async (_, q) => {
  expect(await largeReadBy(() => listPeople({ all: true }, { q }))).toEqual([]);
  expect(await largeReadBy(() => search(dana, { q, ...anywhere }))).toEqual([]);
  const instagram = { account: null, channel: "instagram" } as const;
  for (const narrowed of [instagram, { account: accountId, channel: null }])
    expect(await largeReadBy(() => search(dana, { q, ...narrowed }))).toEqual([]);
});

test("who may be behind a dialog, or somebody twice, is asked of nobody else", async () => {
  const lea = { name: "Lea Brandt", bornOn: "1980-03-02" };
  const phones = ["+447700900158"];
  const id = await makePerson(lea.name, { ...lea, phones });
  await makePerson(lea.name, { ...lea, phones });
  const [person] = await database().select().from(people).limit(1);
  if (!person) throw new Error("Nobody is on the books.");
  const asking = [
    () => suggestFor({ all: true }, 7),
    () => likenessesOf({ all: true }, { ...person, bornOn: null }),
    () => likenessesOf({ all: true }, { ...person, bornOn: "1980-03-02" }),
    () => likenessesOf({ all: true }, { ...lea, id }),
  ];
  for (const ask of asking) expect(await largeReadBy(ask)).toEqual([]);
});

test("a lot of an import is compared with nobody whom it does not name", async () => {
  const kind: PersonKind = "patient";
  const line = { kind, phones: [], bornOn: "", email: "", remarks: "" };
  const lines = Array.from({ length: 60 }, (_, at): ImportLine[] => [
    {
      ...line,
      line: 4 * at,
      name: `Lea Brandt ${at}`,
      phones: [`07700 ${900_000 + at}`],
    },
    { ...line, line: 4 * at + 1, name: `Lea Brandt ${at}`, bornOn: "1980-03-02" },
    {
      ...line,
      line: 4 * at + 2,
      name: `Lea Brandt ${at}`,
      email: `lea${at}@example.com`,
    },
    { ...line, line: 4 * at + 3, name: `Lea Brandt ${at}` },
  ]).flat();
  await makePerson("Lea Brandt 7", { phones: ["+447700900007"] });
  const check = () => checkLines(dana, { lines, country: "GB" });
  expect(await largeReadBy(check)).toEqual([]);
});

/**
 * How often PostgreSQL planned what the work asks, by words of the statement. Only what was asked often enough counts: it
 * plans five times before it decides. It decides by what those cost, so they are asked of a connection that remembers
 * nothing, and of tables that nobody writes to meanwhile.
 */
async function planningsIn(work: () => Promise<void>): Promise<(of: string) => number[]> {
  await learnSizes();
  let planned: { words: string; times: number }[] = [];
  await onOneConnection(async () => {
    await work();
    const { rows } = await db().execute<{ words: string; times: number }>(sql`
      select statement as words, custom_plans::int as times from pg_prepared_statements
      where custom_plans + generic_plans >= 7`);
    planned = rows;
  });
  return (of) =>
    planned
      .filter(({ words }) => new RegExp(of, "s").test(words))
      .map(({ times }) => times);
}

test("a name that is looked for again and again is planned once", async () => {
  const names = ["Анна", "Соколов", "Ruth", "Oliver", "001234", "María", "Okafor", "Ada"];
  const planned = await planningsIn(async () => {
    for (const q of names) await listPeople({ all: true }, { q, limit: 20 });
  });
  expect(planned("from people").length).toBeGreaterThan(0);
  expect(new Set(planned("from people"))).toEqual(new Set([5]));
});

test("a name that nobody has is looked for among the names that there are by a statement that is planned once", async () => {
  const names = ["Соколоф", "Oliwer Okafer", "Rutt", "Marja", "Okafer", "Adda Obi Lund"];
  const long = [
    "Wihtlokson",
    "Olekzander",
    "Кузнетзофский",
    "Feranndas",
    "Alekxander",
    "Rodrigezz",
  ];
  const planned = await planningsIn(async () => {
    for (const name of [...names, ...long])
      for (const q of [name, `${name} Whitlok`]) await listPeople({ all: true }, { q });
  });
  expect(new Set(planned("from name_beginnings"))).toEqual(new Set([5]));
  expect(new Set(planned("from name_words"))).toEqual(new Set([5]));
});

test("threads of any length are planned once, whichever dialogs are opened", async () => {
  const planned = await planningsIn(async () => {
    for (let id = 1; id <= 40; id++) {
      const { messages } = await threadPage(id);
      const [first] = messages;
      if (!first) continue;
      await threadPage(id, messages.at(-1)?.id);
      await threadAfter(id, first.id);
      await threadMessages(id, [first.id]);
    }
  });
  expect(planned("from messages m").length).toBeGreaterThanOrEqual(4);
  expect(new Set(planned("from messages m"))).toEqual(new Set([5]));
});

test("the list is planned once, however it is narrowed, and whoever reads it: with seen marks of hers or with none", async () => {
  for (let count = 0; count < 12; count += 1) await makeStaff();
  await database().execute(sql`
    insert into seen_marks (staff_id, dialog_id, seen_seq, seen_inbound)
    select staff.id, dialogs.id, last_seq, inbound_count from dialogs, staff where dialogs.id % 3 > 0`);
  while ((await leaveMarksBehind()) > 0);
  await learnSizes();
  for (const { text, values } of await statementsIn(() => countTabs(dana))) {
    const plan = await planOf({ text, values });
    expect(plan).toContain("seen_marks_ahead");
    expect(plan).not.toContain("seen_marks_staff");
  }
  const filters: Partial<ListFilter>[] = [
    {},
    { unread: true },
    { unanswered: true, undelivered: true },
    { account: accountId },
    { channel: "whatsapp" },
    { assignee: "none" },
    { assignee: "me" },
    { closing: true },
  ];
  const staff = [dana, await makeStaff({ name: "Thea Lindqvist", role: "admin" })];
  const planned = await planningsIn(async () => {
    for (const filter of filters)
      for (const tab of ["active", "closed"] as const)
        for (const reader of [...staff, ...staff, ...staff, ...staff])
          await listDialogs(reader, { tab, filter });
  });
  expect(planned("from dialogs d").length).toBeGreaterThanOrEqual(filters.length);
  expect(new Set(planned("from dialogs d"))).toEqual(new Set([5]));
});

test("what is asked for by its ids is planned once, whether it is one thing or some", async () => {
  const some = (round: number) =>
    Array.from({ length: 1 + (round % 3) }, (_, at) => 7 * round + at + 1);
  const planned = await planningsIn(async () => {
    for (let round = 0; round < 12; round += 1) {
      const ids = some(round);
      expect(await dialogRowsOf(dana, ids)).toHaveLength(ids.length);
      expect(await listedAs(dana.scope, ids)).toHaveLength(ids.length);
      await knownAs(dana.scope, ids);
      await besideRows(
        dana,
        round + 1,
        ids.map((id) => `touch-${id}`),
      );
    }
  });
  for (const of of [
    "from dialogs d\\s.*bigint\\[\\]",
    "split_part.*bigint\\[\\]",
    "former_names.*bigint\\[\\]",
    'bigint\\[\\].*as "touch"',
  ])
    expect([of, new Set(planned(of))]).toEqual([of, new Set([5])]);
});

test("what the Details of a dialog show, and a person's timeline, is read without reading everybody's", async () => {
  const person = { dialogId: 220, personId: 220, of: "person" } as const;
  expect(await largeReadBy(() => openDetails(dana, person))).toEqual([]);
  const whole = { ...everything, after: null, count: 0 };
  expect(await largeReadBy(() => readTimeline(dana, 220, whole))).toEqual([]);
});

test("what the Details of a dialog show, and a person's timeline, is planned once, whoever it is", async () => {
  const planned = await planningsIn(async () => {
    for (let dialogId = 201; dialogId <= 212; dialogId += 1) {
      const person = { dialogId, personId: dialogId, of: "person" } as const;
      expect(await openDetails(dana, person)).toMatchObject({
        media: { count: expect.any(Number) },
      });
      await readTimeline(dana, dialogId, { ...everything, after: null, count: 0 });
    }
  });
  for (const of of [
    "'touch-'",
    "'words-'",
    "attachments",
    "sharing|closures",
    "as shared",
    "similarity|formerPhone",
  ])
    expect([of, new Set(planned(of))]).toEqual([of, new Set([5])]);
});

test("words are looked for by their index, in some days of it or in all", async () => {
  // So long a history that the newest of it are a small part.
  await database().execute(sql`
    update messages set at = at - interval '15 years' where id = (select min(id) from messages)`);
  const { rows } = await database().execute<{ word: string }>(sql`
    select word from (select search_text from messages order by at desc, id desc limit 3000) newest,
      regexp_split_to_table(search_text, ' ') word
    where length(word) > 4 group by word having count(*) between 20 and 28 order by word limit 3`);
  const words = [...rows.map(({ word }) => word), "nobody-wrote-this"];
  const looking = () =>
    Promise.all(words.map((q) => findWords({ ...asked, staff: dana, ways: [[q]] })));
  expect(await largeReadBy(looking)).toEqual([]);
  const sliced = (await statementsIn(looking)).filter(({ text }) =>
    /from messages.*time_slices/s.test(text),
  );
  expect(sliced.length).toBeGreaterThan(0);
  for (const plan of await Promise.all(sliced.map(planOf))) {
    expect(plan).toMatch(/ on messages_search .*\n *Index Cond: .*&&.*search_text ~~/);
  }
});

test("a word that nobody said is asked of the index alone, over all of the past", async () => {
  const looking = () =>
    findUnsaid({ ...asked, staff: dana, ways: [["apointment"]] }, ["apointment"]);
  expect(await largeReadBy(looking)).toEqual([]);
  const [inMessages, ...others] = (await statementsIn(looking)).filter(({ text }) =>
    /from messages/.test(text),
  );
  expect(others).toEqual([]);
  expect(inMessages && (await planOf(inMessages))).toMatch(
    / on messages_search .*\n *Index Cond: .*search_text ~~/,
  );
});

test("what may have been meant by a mistyped word is looked for by the index of words, each way", async () => {
  const ways = [["apointment"], ["tomorow", "invoise"]];
  const looking = () => findWords({ ...asked, staff: dana, ways });
  expect(await largeReadBy(looking)).toEqual([]);
  const whole = (await statementsIn(looking)).filter(({ text }) =>
    /from messages.*search_text like/s.test(text),
  );
  expect(whole.length).toBeGreaterThan(0);
  for (const plan of await Promise.all(whole.map(planOf)))
    expect(plan.match(/ on messages_search /g)).toHaveLength(2);
});

test("a page of a long thread is read in order, not sorted out of all of it", async () => {
  await database().execute(sql`
    insert into messages (dialog_id, account_id, contact_id, identity_id, direction, origin, kind, text, at,
      order_key, seq, inbound_no)
    select dialog_id, account_id, contact_id, identity_id, 'inbound', 'contact', 'text', 'more',
      now() - n * interval '1 minute', 'more-' || n, 10000 + n, 10000 + n
    from (select * from messages where dialog_id = 7 limit 1) one, generate_series(1, 700) n`);
  await learnSizes();
  const [newest] = (await threadPage(7)).messages;
  for (const page of [() => threadPage(7), () => threadPage(7, newest?.id)]) {
    const [read] = await statementsIn(page);
    const plan = read ? await planOf(read) : "";
    expect(plan).toMatch(/Index Scan Backward using messages_thread/);
    expect(plan).not.toContain("Sort");
  }
  const after = (await statementsIn(() => threadAfter(7, newest?.id ?? 0)))[0];
  expect(after && (await planOf(after))).not.toContain("Sort");
});

test("a page of a thread, and what stands beside it, is read by indexes", async () => {
  const page = await threadPage(7);
  expect(page.messages.length).toBeGreaterThan(5);
  const beforeId = page.messages.at(-1)?.id;
  expect(await largeReadBy(() => threadPage(7))).toEqual([]);
  expect(await largeReadBy(() => threadPage(7, beforeId))).toEqual([]);
  const span = { from: null, before: null };
  expect(await largeReadBy(() => besideWithin(dana, 7, span))).toEqual([]);
});

test("the newest touches of a person or a dialog stand in their index in order", async () => {
  for (const column of ["person_id", "dialog_id"]) {
    const plan = await planOf({
      text: `select * from touches where ${column} = $1 order by at desc limit 5`,
      values: [7],
    });
    expect(plan).toContain(`Index Scan Backward using touches_${column.slice(0, -3)}`);
    expect(plan).not.toContain("Sort");
  }
});

test("a page of the audit log, whole or of one member of staff, is read by an index in order", async () => {
  const everything = {
    q: "",
    staff: null,
    kind: null,
    account: null,
    from: null,
    to: null,
  };
  const log = await statementsIn(() => listAudit(everything));
  const priya = await statementsIn(() =>
    listAudit({ ...everything, staff: dana.id + 1 }),
  );
  const plans = await Promise.all(
    [log, priya].map((asked) => {
      const reading = asked.find(({ text }) => text.includes("with a as"));
      return reading && planOf(reading);
    }),
  );
  expect(plans[0]).toContain("Index Scan Backward using audit_log_pkey");
  expect(plans[1]).toMatch(/Index Scan Backward using audit_(staff|log_pkey)/);
  expect(plans[1]).not.toContain("Seq Scan on audit_log");
});

test("a file that is due to be deleted is looked for among all files and pictures without reading them", async () => {
  await database().execute(sql`
    insert into attachments (message_id, position, kind, file_key, state)
    select id, 90, 'document', 'kept-' || id, 'stored' from messages order by id limit 8000`);
  await database().execute(sql`
    insert into pictures (contact_id, source_url, file_key)
    select id, 'https://example.com/picture', 'picture-' || id from contacts order by id limit 1000`);
  await learnSizes();
  await database().execute(sql`
    insert into file_removals (file_key) select file_key from attachments where position = 90 order by id limit 2`);
  const whole = await readWhole(removeDueFiles);
  expect(whole.filter((table) => ["attachments", "pictures"].includes(table))).toEqual(
    [],
  );
});

test("what goes by a retention, or with a person, is found without reading all messages or touches", async () => {
  const reading = await database().transaction(async (rows) => {
    await allowErasing(rows);
    const theirs = { records: [501], contacts: [], dialogs: [11, 12] };
    const found = await idsIn(
      rows,
      sql`select m.id from messages m where ${isTheirs(theirs)}`,
    );
    expect(found.length).toBeGreaterThan(2);
    await forgetMessages(rows, found);
    // What their foreign keys ask counts too: it is asked anew for each message, each identity and each record.
    await rows.execute(sql`
      delete from identities where contact_id in (select contact_id from dialogs where id in (11, 12))`);
    await rows.execute(sql`delete from contact_people where person_id = 501`);
    await rows.execute(sql`delete from people where id = 501`);
    const { rows: read } = await rows.execute<{ relname: string }>(sql`
      select relname from pg_stat_xact_user_tables where seq_scan > 0`);
    return read.map(({ relname }) => relname);
  });
  expect(reading.filter((table) => ["messages", "touches"].includes(table))).toEqual([]);
});

test("what the ledger has of a message that goes, or is taken back, is looked up among all that was delivered", async () => {
  await database().execute(sql`
    update messages set external_id = 'mid.1:' || id where id in (select id from messages order by id limit 60)`);
  await database().execute(sql`
    insert into deliveries (account_id, event_key, kind, payload, state)
    select ${accountId}, 'message:mid.1:' || n, 'message', '{}', 'applied' from generate_series(1, 12000) n`);
  await learnSizes();
  const { rows: some } = await database().execute<{ id: string; externalId: string }>(sql`
    select id, external_id as "externalId" from messages where external_id like 'mid.1:%'`);
  const [first] = some;
  const looked = await database().transaction(async (rows) => {
    await allowErasing(rows);
    const told = { externalId: first?.externalId ?? "", at: new Date(), payload: "{}" };
    const base = { accountExternalId: "", eventKey: "unsend:mid.1" };
    await applyEvent(rows, { id: accountId }, { type: "unsend", ...base, ...told });
    const ids = some.map(({ id }) => Number(id));
    await forgetMessages(rows, ids);
    const { rows: read } = await rows.execute<{ looked: number }>(sql`
      select (seq_tup_read + idx_tup_fetch)::int as looked
      from pg_stat_xact_user_tables where relname = 'deliveries'`);
    return read[0]?.looked;
  });
  expect(some).toHaveLength(60);
  expect(looked).toBeGreaterThanOrEqual(60);
  expect(looked).toBeLessThan(1_000);
});

test("a file to be copied is looked for among those that wait, though many do, and not among all that came before them", async () => {
  const state = sql`case when n > 11000 then 'waiting' else 'reference' end::attachment_state`;
  const nextAttemptAt = sql`case when n > 11000 then now() + interval '1 hour' end`;
  await database().execute(sql`
    insert into attachments (message_id, position, kind, state, next_attempt_at)
    select id, 9, 'image', ${state}, ${nextAttemptAt}
    from (select id, row_number() over (order by id) as n from messages) numbered where n <= 12000 order by n`);
  await learnSizes();
  const claims = (await statementsIn(copyMedia)).filter(({ text }) =>
    /^update "attachments"/.test(text),
  );
  const [plan] = await Promise.all(claims.map(planOf));
  expect(plan).toMatch(/Index Scan (on|using) attachments_due/);
});
