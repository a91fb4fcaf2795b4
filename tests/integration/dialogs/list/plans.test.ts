import { sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";
import { countTabs, listDialogs } from "@/lib/dialogs/list/list";
import { inTab, within } from "@/lib/dialogs/list/list-filter";
import { listOrder } from "@/lib/dialogs/list/list-order";
import { addUpTallies } from "@/lib/dialogs/list/tallies";
import type { ListFilter, Tab } from "@/lib/dialogs/types/list";
import { useDatabase } from "@/tests/support/database";
import { makeSender, makeStaff } from "@/tests/support/factories";
import { readWhole } from "@/tests/support/statements";

const database = useDatabase();
let tomas: Staff;

/** Ten thousand dialogs: a third active, one in fifty waiting and unread, one in two hundred undelivered. */
beforeAll(async () => {
  const clinic = await makeSender();
  tomas = await makeStaff({ name: "Tomas Reyk" });
  await database().execute(sql`
    with made as (
      insert into contacts (account_id, name)
      select ${clinic.id}, 'Patient ' || n from generate_series(1, 10000) n
      returning id, account_id)
    insert into dialogs (account_id, contact_id, activity_at, last_inbound_at, inbound_count, cleared_inbound,
      unanswered_since, undelivered)
    select account_id, id, now() - id * interval '7 minutes', now() - id * interval '7 minutes', 5,
      case when id % 50 = 0 then 4 else 5 end,
      case when id % 50 = 0 then now() end, id % 200 = 0
    from made`);
  await database().execute(sql`
    with closed as (
      insert into closures (dialog_id) select id from dialogs where id % 3 <> 0 and id % 50 <> 0 and id % 200 <> 0
      returning id, dialog_id)
    update dialogs set closure_id = closed.id from closed where closed.dialog_id = dialogs.id`);
  await database().execute(sql`vacuum analyze dialogs, contacts, closures`);
}, 60_000);

async function planOf(filter: Partial<ListFilter>, tab: Tab): Promise<string> {
  const { order } = listOrder(filter);
  const { rows } = await database().execute<{ "QUERY PLAN": string }>(sql`
    explain select d.* from dialogs d where ${inTab(tab, filter)} and ${within(tomas, filter)} order by ${order} limit 41`);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test.each<[string, Partial<ListFilter>, Tab, string]>([
  ["Active Chats", {}, "active", "dialogs_active"],
  ["Closed Chats", {}, "closed", "dialogs_closed"],
  ["those who wait", { unanswered: true }, "active", "dialogs_unanswered"],
  ["what did not arrive", { undelivered: true }, "active", "dialogs_undelivered"],
  ["windows that close soon", { closing: true }, "active", "dialogs_window"],
  ["what is Tomas's", { assignee: "me" }, "active", "dialogs_a"],
])("a page of %s is read by an index, not by looking at all dialogs", async (...row) => {
  const [, filter, tab, index] = row;
  const plan = await planOf(filter, tab);
  expect(plan).toContain(index);
  expect(plan).not.toContain("Seq Scan on dialogs");
});

test("a page of what Tomas has not read looks at the few that have news", async () => {
  expect(await planOf({ unread: true }, "active")).toContain("dialogs_unread");
});

test("a page of either tab, or of those who wait, is not even sorted", async () => {
  expect(await planOf({}, "active")).not.toContain("Sort");
  expect(await planOf({}, "closed")).not.toContain("Sort");
  expect(await planOf({ unanswered: true }, "active")).not.toContain("Sort");
  expect(await planOf({ unanswered: true }, "closed")).not.toContain("Sort");
});

test("the counts are exact among ten thousand", async () => {
  const counts = await countTabs(tomas);
  expect(counts.active + counts.closed).toBe(10_000);
  expect(counts.marks.active).toEqual({ unanswered: 200, unread: 200, undelivered: 50 });
  const page = await listDialogs(tomas, {
    tab: "active",
    filter: { unanswered: true, undelivered: true },
  });
  expect(page.counts.active).toBe(50);
  expect(page.rows).toHaveLength(40);
});

test("the tabs' counts follow whatever becomes of dialogs, added up or not, whoever else adds up", async () => {
  const counted = async () => {
    const { rows } = await database().execute<{ active: number; closed: number }>(sql`
      select count(*) filter (where closure_id is null)::int as active,
        count(*) filter (where closure_id is not null)::int as closed
      from dialogs where assignee_id is not distinct from ${tomas.id}`);
    return rows[0];
  };
  const told = async () => {
    const { active, closed: shut } = await countTabs(tomas, { assignee: "me" });
    return { active, closed: shut };
  };
  await database().execute(
    sql`update dialogs set assignee_id = ${tomas.id} where id % 7 = 0`,
  );
  expect(await told()).toEqual(await counted());
  await database().execute(sql`update dialogs set closure_id = null where id % 14 = 0`);
  await Promise.all([addUpTallies(), told(), addUpTallies(), addUpTallies()]);
  expect(await told()).toEqual(await counted());
  await database().execute(sql`
    update dialogs set assignee_id = null, closure_id = null where id % 21 = 0`);
  await addUpTallies();
  expect(await told()).toEqual(await counted());
  const { rows } = await database().execute(sql`select from dialog_tallies`);
  expect(rows.length).toBeLessThan(20);
});

test("what the tabs count is not counted dialog by dialog", async () => {
  expect(await readWhole(() => countTabs(tomas))).not.toContain("dialogs");
  const mine = { assignee: "me", channel: "whatsapp" } as const;
  expect(await readWhole(() => countTabs(tomas, mine))).not.toContain("dialogs");
});
