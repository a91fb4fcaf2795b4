import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { idOf, moment, ownId } from "./columns";
import { dialogs } from "./dialogs";
import { messages } from "./messages";
import { people } from "./people";
import { staff } from "./staff";

export const touchKind = pgEnum("touch_kind", [
  "call",
  "visit",
  "message",
  "email",
  "note",
  "update",
  "other",
  "dialogOpened",
  "dialogClosed",
  "dialogReopened",
  "firstAnswer",
  "assigned",
  "contactBlocked",
  "contactUnblocked",
  "contactStopped",
  "contactStarted",
]);

/**
 * A dated point of contact. Made by hand it belongs to a person; logged by the system, to a dialog. Append-only by
 * trigger: an edit is a new row with the same `rootId`, a withdrawal a new row with `withdrawn`. The first row has no
 * `rootId`; each row says all of what its version says. `dialogId` of one made by hand is the dialog it was made in.
 */
export const touches = pgTable(
  "touches",
  {
    id: ownId(),
    rootId: idOf("root_id").references((): AnyPgColumn => touches.id),
    version: integer("version").notNull().default(1),
    withdrawn: boolean("withdrawn").notNull().default(false),
    personId: idOf("person_id").references(() => people.id),
    dialogId: idOf("dialog_id").references(() => dialogs.id),
    kind: touchKind("kind").notNull(),
    direction: text("direction"),
    at: moment("at").notNull(),
    outcome: text("outcome").notNull().default(""),
    text: text("text").notNull().default(""),
    followUpOn: date("follow_up_on"),
    citedMessageId: idOf("cited_message_id").references(() => messages.id),
    authorId: idOf("author_id").references(() => staff.id),
    /** Whom an assignment was to; null where it was taken from everybody. */
    aboutStaffId: idOf("about_staff_id").references(() => staff.id),
    /** How long the patient had waited for a first answer. */
    waitedMs: bigint("waited_ms", { mode: "number" }),
    /** Made by the form, so that a touch sent twice is recorded once. */
    clientId: uuid("client_id"),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    check(
      "touches_belong",
      sql`${table.personId} is not null or ${table.dialogId} is not null`,
    ),
    uniqueIndex("touches_client")
      .on(table.clientId)
      .where(sql`${table.clientId} is not null`),
    uniqueIndex("touches_version").on(table.rootId, table.version),
    // How long patients waited for a first answer, lately.
    index("touches_first_answer").on(table.at).where(sql`${table.kind} = 'firstAnswer'`),
    // Ascending: read backwards it is what `order by … desc` asks for, which `desc nulls last` is not.
    index("touches_person").on(table.personId, table.at),
    index("touches_dialog").on(table.dialogId, table.at),
    // Each message that goes is asked for by whom it is cited.
    index("touches_cited")
      .on(table.citedMessageId)
      .where(sql`${table.citedMessageId} is not null`),
    index("touches_follow_up")
      .on(table.followUpOn)
      .where(sql`${table.followUpOn} is not null`),
  ],
);
