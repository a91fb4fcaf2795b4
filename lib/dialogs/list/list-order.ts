import { type SQL, sql } from "drizzle-orm";
import { adapters } from "@/lib/channels";
import { momentIn } from "@/lib/dialogs/moment-in";
import type { ListFilter } from "@/lib/dialogs/types/list";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { byActivity } from "./rows";

/** How a list is ordered, and how its pages follow one another. */
export type ListOrder = {
  order: SQL;
  /** The place of a row, as the next page's request names it: `2026-11-22T10:00:00.000Z_17`. */
  cursorOf(row: DialogRow): string;
  /** What stands behind such a place; nothing for words that are none. */
  after(cursor: string | undefined): SQL | undefined;
};

/** Newest activity first; where the list is narrowed to open windows, the soonest to close first. */
export function listOrder({ closing = false }: Partial<ListFilter>): ListOrder {
  return closing ? soonest : newest;
}

const newest: ListOrder = {
  order: byActivity,
  cursorOf: (row) => `${row.activityAt}_${row.id}`,
  after(cursor) {
    const place = placeIn(cursor);
    return (
      place &&
      sql`(d.activity_at, d.id) < (${place.at}::timestamptz, ${place.id}::bigint)`
    );
  },
};

const soonest: ListOrder = {
  order: sql`${windowEnd()}, d.id`,
  cursorOf: (row) => `${row.window?.closesAt}_${row.id}`,
  after(cursor) {
    const place = placeIn(cursor);
    return (
      place &&
      sql`(${windowEnd()}, d.id) > (${place.at}::timestamptz, ${place.id}::bigint)`
    );
  },
};

/** When a dialog's (`d`) reply window ends, by its channel's hours. */
export function windowEnd(): SQL {
  const cases = Object.values(adapters).map(
    ({ channel, facts }) => `when '${channel}' then ${facts.replyWindowHours}`,
  );
  return sql`d.last_inbound_at + make_interval(hours => (
    select case a.channel ${sql.raw(cases.join(" "))} end from accounts a where a.id = d.account_id))`;
}

/** Leaves out, by the index, what no channel's window can reach. */
export function windowMayBeOpen(): SQL {
  const hours = Object.values(adapters).map(({ facts }) => facts.replyWindowHours);
  return sql`d.last_inbound_at > now() - make_interval(hours => ${sql.raw(String(Math.max(...hours)))})`;
}

function placeIn(cursor: string | undefined): { at: string; id: string } | undefined {
  const [named, id] = cursor?.split("_") ?? [];
  const at = momentIn(named);
  return at && id && /^\d{1,15}$/.test(id) ? { at, id } : undefined;
}
