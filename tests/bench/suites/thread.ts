import { sql } from "drizzle-orm";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { olderMessages, openDialog } from "@/lib/dialogs/thread/open";
import { sideBySide } from "../figures/measure";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { selectOne } from "./list";

const rounds = 100;

/** A thread's newest and its oldest pages, in the longest dialog and in a short one; and catching up. */
export async function threadSuite(clinic: Clinic): Promise<Section> {
  const { dana } = clinic;
  const ends = await longAndShort(clinic);
  const many = { cursor: await freshCursor(dana), count: await change(clinic, 200) };
  // As many as are told one by one; of more the list's first page is.
  const few = { cursor: await freshCursor(dana), count: await change(clinic, 60) };
  const catchingUp = [many, few].map(({ cursor, count }) => ({
    name: `catch up with ${count} changes in as many dialogs`,
    work: () => changesSince(dana, { cursor, open: ends.long, tab: "active" }),
  }));
  const [yardstick, ...times] = await sideBySide(
    [
      selectOne(clinic),
      { name: "open a short dialog", work: () => openDialog(dana, ends.short) },
      { name: `open one of ${ends.length}`, work: () => openDialog(dana, ends.long) },
      {
        name: "its oldest page but one",
        work: () => olderMessages(dana, ends.long, ends.early),
      },
      ...catchingUp,
    ],
    rounds,
    rounds,
  );
  const [short] = times;
  if (!yardstick || !short) throw new Error("Nothing was measured.");
  const pages = times.slice(0, -catchingUp.length);
  return {
    title: `Thread, ${clinic.messages.toLocaleString("en")} messages`,
    about:
      "A dialog opened as the route does it, and pages of 50. Flat: the longest dialog's as the shortest's. As many rounds go before.",
    yardstick,
    lines: times.map((each) => {
      const line = { name: each.name, times: each };
      if (!pages.includes(each))
        return { ...line, bar: atMost(10, each.p95, "p95 ≤ 10 ms") };
      return each === short
        ? line
        : {
            ...line,
            bar: atMost(1.5 * short.p95, each.p95, "p95 ≤ 1.5 × a short one's"),
          };
    }),
  };
}

async function longAndShort({ database }: Clinic) {
  const { rows } = await database.execute<{ id: string; length: number }>(sql`
    (select id, last_seq as length from dialogs order by last_seq desc limit 1)
    union all
    (select id, last_seq from dialogs where last_seq between 50 and 60 limit 1)`);
  const [long, short = long] = rows;
  if (!long || !short) throw new Error("There are no dialogs.");
  const { rows: early } = await database.execute<{ id: string }>(sql`
    select id from messages where dialog_id = ${long.id} order by at, order_key offset ${Math.min(60, long.length - 1)} limit 1`);
  return {
    long: Number(long.id),
    length: long.length,
    short: Number(short.id),
    early: Number(early[0]?.id),
  };
}

/** Leaves word of so many changes, as webhooks do; answers in how many dialogs. */
async function change({ database }: Clinic, count: number): Promise<number> {
  const { rows } = await database.execute<{ dialog_id: string }>(sql`
    insert into changes (account_id, dialog_id, message_id)
    select account_id, id, last_message_id from dialogs
    where closure_id is null and last_message_id is not null order by activity_at desc limit ${count}
    returning dialog_id`);
  return rows.length;
}
