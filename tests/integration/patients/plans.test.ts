import { sql } from "drizzle-orm";
import type { AccountScope } from "@/lib/auth/scope";
import { PeopleQuery } from "@/lib/patients/input";
import { listByContact, peoplePage } from "@/lib/patients/list-by-contact";
import type { ContactOrder, PeopleFilter } from "@/lib/patients/types/list";
import { useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { learnSizes, mostLoops, readWhole } from "@/tests/support/statements";

const database = useDatabase();
const everything: AccountScope = { all: true };
let ofEast: AccountScope;

/** As many are looked at one by one before all are put together. */
const nearby = 500;

/** Ten thousand people who wrote, 20 of them patients; 100 of them wrote to Northgate East, the others elsewhere. */
beforeAll(async () => {
  const clinic = await makeSender("+447700900100");
  const east = await makeSender("+447700900101");
  ofEast = { all: false, accountIds: [east.id] };
  await database().execute(sql`
    with made as (
      insert into contacts (account_id, name)
      select case when n % 100 = 1 then ${east.id} else ${clinic.id}::bigint end, 'Person ' || n
      from generate_series(1, 10000) n
      returning id, account_id)
    insert into dialogs (account_id, contact_id, activity_at)
    select account_id, id, now() - id * interval '7 minutes' from made`);
  await database().execute(sql`
    insert into people (name, kind)
    select name, case when id % 500 = 250 then 'patient' else 'lead' end::person_kind from contacts order by id`);
  await database().execute(sql`
    insert into contact_people (contact_id, person_id)
    select c.id, p.id from contacts c join people p on p.name = c.name`);
  await learnSizes();
}, 60_000);

/** How many people there are page by page, and how many were looked at one by one for the slowest of the pages. */
async function walked(scope: AccountScope, filter: PeopleFilter, order: ContactOrder) {
  const ids: number[] = [];
  let loops = 0;
  let before: string | null = null;
  do {
    const asked = { filter, order, before };
    const read = async () => {
      const { rows, next } = await listByContact(scope, asked);
      ids.push(...rows.map(({ id }) => id));
      before = next;
    };
    loops = Math.max(loops, await mostLoops(read));
  } while (before !== null);
  return { ids, loops };
}

test("a page of many looks at few dialogs", async () => {
  const page = () =>
    listByContact(everything, { filter: "all", order: "recent", before: null });
  expect(await mostLoops(page)).toBeLessThanOrEqual(nearby);
});

test("what was promised is asked of a page's people alone, however many promises were kept", async () => {
  const { id: authorId } = await makeStaff();
  await database().execute(sql`
    insert into touches (person_id, author_id, kind, at, follow_up_on)
    select id, ${authorId}::bigint, 'call', now(), current_date from people, generate_series(1, 3)`);
  await learnSizes();
  const page = () => peoplePage(everything, PeopleQuery.parse({}));
  expect(await mostLoops(page)).toBeLessThanOrEqual(nearby);
  expect(await readWhole(page)).not.toContain("touches");
  expect((await page()).rows.filter(({ followUpOn }) => followUpOn)).toHaveLength(50);
});

test.each<[string, () => AccountScope, PeopleFilter, number]>([
  ["the few patients among many leads", () => everything, "patient", 20],
  ["the few whom Priya sees", () => ofEast, "all", 100],
  ["no patient whom Priya sees", () => ofEast, "patient", 0],
])("for %s not every dialog and person is looked at one by one", async (...row) => {
  const [, scope, filter, count] = row;
  const recent = await walked(scope(), filter, "recent");
  expect(recent.ids).toHaveLength(count);
  expect(recent.ids).toEqual(recent.ids.toSorted((one, other) => one - other));
  expect(recent.loops).toBeLessThanOrEqual(nearby);
  const longAgo = await walked(scope(), filter, "longAgo");
  expect(longAgo.ids).toEqual(recent.ids.toReversed());
  expect(longAgo.loops).toBeLessThanOrEqual(nearby);
});
