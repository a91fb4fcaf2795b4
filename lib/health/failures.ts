import { sql } from "drizzle-orm";
import { db } from "@/db";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { failureOf } from "@/lib/dialogs/send/failure";
import { type Failures, hoursTold } from "./types";

type Counted = {
  accountId: string;
  channel: Channel;
  code: string | null;
  hoursAgo: number;
  count: string;
};

/** What was not delivered in the last 24 hours, by account. One that lost nothing is not among them. */
export async function failuresByAccount(): Promise<Map<number, Failures>> {
  const { rows } = await db().execute<Counted>(sql`
    select m.account_id as "accountId", a.channel, m.error_code as code,
      floor(extract(epoch from now() - m.at) / 3600)::int as "hoursAgo", count(*) as count
    from accounts a
    join messages m on m.account_id = a.id and m.direction = 'outbound'
    where m.at > now() - ${hoursTold} * interval '1 hour' and m.status = 'failed'
    group by 1, 2, 3, 4`);
  const found = new Map<number, Failures>();
  for (const counted of rows) {
    const accountId = Number(counted.accountId);
    const failures = found.get(accountId) ?? noFailures();
    found.set(accountId, failures);
    add(failures, counted);
  }
  for (const { reasons } of found.values())
    reasons.sort((one, other) => other.count - one.count);
  return found;
}

/** Nothing was lost. */
export const noFailures = (): Failures => ({
  total: 0,
  byHour: new Array<number>(hoursTold).fill(0),
  reasons: [],
});

function add(failures: Failures, { channel, code, hoursAgo, count }: Counted): void {
  const many = Number(count);
  const hour = hoursTold - 1 - Math.min(hoursTold - 1, Math.max(0, hoursAgo));
  failures.total += many;
  failures.byHour[hour] = (failures.byHour[hour] ?? 0) + many;
  const { key } = failureOf(adapterOf(channel), code);
  const same = failures.reasons.find(
    // A code that has no sentence of its own is told itself.
    (reason) => reason.key === key && (key !== "unknownCode" || reason.code === code),
  );
  if (same) same.count += many;
  else failures.reasons.push({ key, code, count: many });
}
