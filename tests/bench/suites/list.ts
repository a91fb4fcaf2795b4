import { sql } from "drizzle-orm";
import { type ListQuery, listDialogs } from "@/lib/dialogs/list/list";
import { type Case, sideBySide, type Times } from "../figures/measure";
import { atMost, type Section } from "../figures/report";
import { type Clinic, inClinic } from "../ground/clinic";

const rounds = 200;

/** The list: any tab, filter and page, its counts and what is unread included, beside `select 1` and a smaller clinic's. */
export async function listSuite(clinic: Clinic, first?: Clinic): Promise<Section> {
  const cases = await listCases(clinic);
  const [yardstick, ...times] = await sideBySide(
    [selectOne(clinic), ...cases, ...(first ? await listCases(first) : [])],
    rounds,
  );
  if (!yardstick) throw new Error("Nothing was measured.");
  const own = times.slice(0, cases.length);
  const before = times.slice(cases.length);
  const lines = own.map((each, at) => ({
    name: each.name,
    times: each,
    bar: barOf(each, yardstick, before[at]),
  }));
  return {
    title: `List, ${clinic.messages.toLocaleString("en")} messages`,
    about: `\`listDialogs\` as the routes call it: a page of 40, both tabs' counts, all marks' counts and the unread count.${first ? " In turns with the same at the first size." : ""}`,
    yardstick,
    lines: [{ name: "`select 1`", times: yardstick }, ...lines],
  };
}

/** The first size against `select 1`; a larger one against the same list of the first. */
const barOf = (times: Times, yardstick: Times, before: Times | undefined) =>
  before
    ? atMost(1.3 * before.p95, times.p95, "p95 ≤ 1.3 × that of the first size")
    : atMost(8 * yardstick.p95, times.p95, "p95 ≤ 8 × `select 1`");

/** The yardstick of every statement: there and back. */
export const selectOne = ({ database }: Clinic): Case => ({
  name: "`select 1`",
  work: () => database.execute(sql`select 1`),
});

async function listCases(clinic: Clinic): Promise<Case[]> {
  const { dana, priya } = clinic;
  clinic.become();
  const [account = null] = priya.scope.all ? [] : priya.scope.accountIds;
  const asked: Record<string, ListQuery> = {
    "Active Chats": { tab: "active" },
    "Closed Chats": { tab: "closed" },
    unanswered: { tab: "active", filter: { unanswered: true } },
    unread: { tab: "active", filter: { unread: true } },
    "one account": { tab: "closed", filter: { account } },
    "one channel": { tab: "closed", filter: { channel: "instagram" } },
    "nobody's": { tab: "active", filter: { assignee: "none" } },
    "Closed Chats, page 50": { tab: "closed", after: await placeOf(dana, 50) },
  };
  const cases = Object.entries(asked).map(([name, query]) => ({
    name,
    work: () => listDialogs(dana, query),
  }));
  return inClinic(clinic, [
    ...cases,
    {
      name: "Active Chats, of one account's staff",
      work: () => listDialogs(priya, { tab: "active" }),
    },
  ]);
}

/** Where a far page begins. */
async function placeOf(
  staff: Clinic["dana"],
  pages: number,
): Promise<string | undefined> {
  let after: string | undefined;
  for (let page = 1; page < pages; page += 1) {
    const { next } = await listDialogs(staff, { tab: "closed", after });
    after = next ?? after;
  }
  return after;
}
