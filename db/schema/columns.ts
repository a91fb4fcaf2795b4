import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** Our own id: a number the database counts up. Provider ids are strings and are called `externalId`. */
export const ownId = () =>
  bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** A reference to another table's {@link ownId}. */
export const idOf = (name: string) => bigint(name, { mode: "number" });

/** A moment in UTC, to the millisecond, as JavaScript's Date is. */
export const moment = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** A PostgreSQL transaction number, read as a decimal string: it exceeds what a JavaScript number holds. */
export const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

/** Text that is ordered by its bytes, as the browser orders it, whatever language the database speaks. */
export const plainText = customType<{ data: string }>({
  dataType: () => 'text collate "C"',
});
