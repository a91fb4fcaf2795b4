import { sql } from "drizzle-orm";
import { db } from "@/db";
import { isFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { hourMs } from "@/lib/durations";
import { type Hour, hoursTold, type LastDay, type Queue } from "./types";

/**
 * The last 24 hours, hour by hour and the present one last: what the providers delivered by what became of it, and the
 * median time to a first answer. And what waits now to be done by the server itself, and when it last looked.
 */
export async function lastDay(): Promise<LastDay> {
  const now = Date.now();
  const [received, answered, queues, sweptAt] = await Promise.all([
    readReceived(),
    readAnswered(),
    readQueues(),
    readSweptAt(),
  ]);
  const hours = Array.from({ length: hoursTold }, (_, index): Hour => {
    const ago = hoursTold - 1 - index;
    return {
      from: new Date(now - (ago + 1) * hourMs).toISOString(),
      received: received.get(ago) ?? noneReceived(),
      medianMs: answered.get(ago) ?? null,
    };
  });
  return { hours, queues, sweptAt: sweptAt?.toISOString() ?? null };
}

const hoursAgo = (at: "received_at" | "at") =>
  sql`floor(extract(epoch from now() - ${sql.identifier(at)}) / 3600)::int`;

const aDayAgo = sql`now() - ${hoursTold} * interval '1 hour'`;

const noneReceived = (): Hour["received"] => ({
  applied: 0,
  ignored: 0,
  waiting: 0,
  quarantined: 0,
});

async function readReceived(): Promise<Map<number, Hour["received"]>> {
  const { rows } = await db().execute<{
    ago: number;
    state: keyof Hour["received"];
    count: string;
  }>(sql`
    select ${hoursAgo("received_at")} as ago, state, count(*) as count
    from deliveries where received_at > ${aDayAgo} group by 1, 2`);
  const found = new Map<number, Hour["received"]>();
  for (const { ago, state, count } of rows) {
    const hour = found.get(ago) ?? noneReceived();
    hour[state] = Number(count);
    found.set(ago, hour);
  }
  return found;
}

async function readAnswered(): Promise<Map<number, number>> {
  const { rows } = await db().execute<{ ago: number; median: string }>(sql`
    select ${hoursAgo("at")} as ago,
      percentile_cont(0.5) within group (order by waited_ms) as median
    from touches t
    where kind = 'firstAnswer' and waited_ms is not null and at > ${aDayAgo}
      and ${isFirstAnswer} group by 1`);
  return new Map(rows.map(({ ago, median }) => [ago, Math.round(Number(median))]));
}

/** Small as they are, each is a partial index. */
async function readQueues(): Promise<Queue[]> {
  const { rows } = await db().execute<{
    name: Queue["name"];
    count: string;
    since: Date;
  }>(
    sql`
    select case o.state when 'queued' then 'toSend' else 'toSettle' end as name,
      count(*) as count, min(m.at) as since
    from outbox o join messages m on m.id = o.message_id
    where o.state in ('queued', 'sending', 'unknown') group by 1
    union all
    select 'toApply', count(*), min(received_at) from deliveries where state = 'waiting'
    union all
    select 'toFetch', count(*), min(m.at)
    from attachments a join messages m on m.id = a.message_id where a.state = 'waiting'`,
  );
  const counted = new Map(rows.map((row) => [row.name, row]));
  return (["toSend", "toSettle", "toApply", "toFetch"] as const).map((name) => {
    const { count = 0, since = null } = counted.get(name) ?? {};
    return { name, count: Number(count), since: since && new Date(since).toISOString() };
  });
}

async function readSweptAt(): Promise<Date | null> {
  const { rows } = await db().execute<{ swept: string | null }>(
    sql`select swept_at as swept from organisation limit 1`,
  );
  const swept = rows[0]?.swept;
  return swept ? new Date(swept) : null;
}
