import { asc, ne, sql } from "drizzle-orm";
import { db } from "@/db";
import { accounts } from "@/db/schema";
import type { StoredAccount } from "@/lib/accounts/find";
import { tagOf } from "@/lib/accounts/list";
import { isFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import type { Answers, Waiting, Week } from "./types";

/** So many weeks are told, the present one last. */
const weeksTold = 12;

/** Whose numbers they are: of one account, of a brand, or (both null) of everybody. */
type Whose = { accountId: number | null; brand: string | null };

/**
 * How long patients wait: who waits now, and the median time to the first answer of a dialog since it was opened or
 * reopened, week by week in the clinic's time zone; for everybody, each brand and each account.
 */
export async function answerTimes(zone: string): Promise<Answers> {
  const [found, medians, unanswered, weeks] = await Promise.all([
    db()
      .select()
      .from(accounts)
      .where(ne(accounts.state, "disconnected"))
      .orderBy(asc(accounts.id)),
    readMedians(zone),
    readUnanswered(),
    readWeeks(zone),
  ]);
  const waitingOf = (whose: Whose): Waiting => ({
    ...unansweredOf(unanswered, whose, found),
    weeks: weeks.map((from): Week => {
      const { medianMs = null, answers = 0 } = medians.get(keyOf(whose, from)) ?? {};
      return { from, medianMs, answers };
    }),
  });
  const brands = [...new Set(found.flatMap(({ brand }) => brand ?? []))].toSorted();
  return {
    all: waitingOf({ accountId: null, brand: null }),
    brands: brands.map((brand) => ({
      brand,
      waiting: waitingOf({ accountId: null, brand }),
    })),
    accounts: found.map((account) => ({
      tag: tagOf(account),
      brand: account.brand,
      waiting: waitingOf({ accountId: account.id, brand: null }),
    })),
  };
}

const keyOf = ({ accountId, brand }: Whose, from: string) =>
  JSON.stringify([accountId, brand, from]);

type Median = {
  accountId: string | null;
  brand: string | null;
  /** Which of the two were left out of the grouping: 3 both, 2 the account, 1 the brand. */
  level: number;
  from: string;
  median: string;
  answers: string;
};

/** Answers are looked at dialog by dialog: what is asked for each then lies beside what was asked for the one before. */
async function readMedians(zone: string) {
  const { rows } = await db().execute<Median>(sql`
    select a.id as "accountId", a.brand, grouping(a.id, a.brand) as level, w.week as from,
      percentile_cont(0.5) within group (order by w.waited_ms) as median, count(*) as answers
    from (
      select t.waited_ms, t.dialog_id,
        to_char(date_trunc('week', t.at at time zone ${zone}), 'YYYY-MM-DD') as week
      from (
        select * from touches
        where kind = 'firstAnswer' and waited_ms is not null
          and at >= now() - ${weeksTold + 1} * interval '1 week'
        order by dialog_id, at offset 0) t
      where ${isFirstAnswer}) w
    join dialogs d on d.id = w.dialog_id
    join accounts a on a.id = d.account_id
    group by grouping sets ((w.week), (a.brand, w.week), (a.id, w.week))`);
  return new Map(
    rows
      .filter(({ level, brand }) => level !== 2 || brand !== null)
      .map(({ accountId, brand, level, from, median, answers }) => [
        keyOf(
          {
            accountId: level === 1 ? Number(accountId) : null,
            brand: level === 2 ? brand : null,
          },
          from,
        ),
        { medianMs: Math.round(Number(median)), answers: Number(answers) },
      ]),
  );
}

type Unanswered = { accountId: number; count: number; since: Date; dialogId: number };

async function readUnanswered(): Promise<Unanswered[]> {
  const { rows } = await db().execute<Record<keyof Unanswered, string>>(sql`
    select d.account_id as "accountId", count(*) as count, min(d.unanswered_since) as since,
      (array_agg(d.id order by d.unanswered_since, d.id))[1] as "dialogId"
    from dialogs d
    where d.unanswered_since is not null and d.closure_id is null
    group by d.account_id`);
  return rows.map(({ accountId, count, since, dialogId }) => ({
    accountId: Number(accountId),
    count: Number(count),
    since: new Date(since),
    dialogId: Number(dialogId),
  }));
}

function unansweredOf(
  unanswered: Unanswered[],
  { accountId, brand }: Whose,
  found: StoredAccount[],
): Pick<Waiting, "unanswered" | "oldest"> {
  const theirs = new Set(
    found
      .filter((one) => (accountId ? one.id === accountId : !brand || one.brand === brand))
      .map(({ id }) => id),
  );
  const counted = unanswered.filter((one) => theirs.has(one.accountId));
  const [first] = counted.toSorted((one, other) => +one.since - +other.since);
  return {
    unanswered: counted.reduce((sum, { count }) => sum + count, 0),
    oldest: first ? { since: first.since.toISOString(), dialogId: first.dialogId } : null,
  };
}

/** The Mondays of the last weeks, oldest first, as the clinic's calendar has them. */
async function readWeeks(zone: string): Promise<string[]> {
  const { rows } = await db().execute<{ from: string }>(sql`
    select to_char(date_trunc('week', now() at time zone ${zone}) - n * interval '1 week',
      'YYYY-MM-DD') as from
    from generate_series(${weeksTold - 1}::int, 0, -1) n`);
  return rows.map(({ from }) => from);
}
