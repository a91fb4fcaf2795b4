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
  const cursor = await freshCursor(dana);
  const changed = await change(clinic, 200);
  const [yardstick, ...times] = await sideBySide(
    [
      selectOne(clinic),
      { name: "open a short dialog", work: () => openDialog(dana, ends.short) },
      { name: `open one of ${ends.length}`, work: () => openDialog(dana, ends.long) },
      {
        name: "its oldest page but one",
        work: () => olderMessages(dana, ends.long, ends.early),
      },
      {
        name: `catch up with 200 changes in ${changed} dialogs`,
        work: () => changesSince(dana, { cursor, open: ends.long }),
      },
    ],
    rounds,
    rounds,
  );
  const [short, long, oldest, catchUp] = times;
  const lines = times.map((each) => ({ name: each.name, times: each }));
  if (!yardstick || !short || !long || !oldest || !catchUp)
    throw new Error("Nothing was measured.");
  return {
    title: `Thread, ${clinic.messages.toLocaleString("en")} messages`,
    about:
      "A dialog opened as the route does it, and pages of 50. Flat: the longest dialog's as the shortest's. As many rounds go before.",
    yardstick,
    lines: lines.map((line) => {
      if (line.times === catchUp)
        return { ...line, bar: atMost(10, catchUp.p95, "p95 ≤ 10 ms") };
      const flat = 1.5 * short.p95;
      return line.times === short
        ? line
        : { ...line, bar: atMost(flat, line.times.p95, "p95 ≤ 1.5 × a short one's") };
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
