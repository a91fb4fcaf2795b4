import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { idOf, moment, ownId } from "./columns";

export const channel = pgEnum("channel", ["whatsapp", "instagram"]);
export const credentialState = pgEnum("credential_state", ["valid", "refused"]);
export const accountState = pgEnum("account_state", [
  "connected",
  "attention",
  "disconnected",
]);

/** What a sender needs to be live, in the order in which it is settled. The first three are the provider's word. */
export const checkName = pgEnum("check_name", ["credentials", "sender", "webhook"]);
export const checkState = pgEnum("check_state", ["done", "open", "refused"]);

/**
 * A sealed secret of a provider. Twilio's belongs to its Account SID and is shared by that account's senders;
 * Instagram's to one professional account. A replaced secret still opens signatures until `previousUntil`.
 * One that expires is renewed by the sweep, which asks the provider no sooner than `renewDueAt`. Up to
 * `templatesFetchedAt` the copy of its message templates is the provider's own list.
 * `sealedSecret` is null while nobody has entered it; an `externalId` that is not known yet is a made-up one.
 */
export const credentials = pgTable(
  "credentials",
  {
    id: ownId(),
    channel: channel("channel").notNull(),
    externalId: text("external_id").notNull(),
    sealedSecret: text("sealed_secret"),
    lastFour: text("last_four").notNull(),
    previousSealedSecret: text("previous_sealed_secret"),
    previousUntil: moment("previous_until"),
    state: credentialState("state").notNull().default("valid"),
    refusal: text("refusal"),
    setAt: moment("set_at").notNull().defaultNow(),
    setById: idOf("set_by_id"),
    checkedAt: moment("checked_at"),
    expiresAt: moment("expires_at"),
    renewDueAt: moment("renew_due_at"),
    templatesFetchedAt: moment("templates_fetched_at"),
  },
  (table) => [unique("credentials_external").on(table.channel, table.externalId)],
);

/**
 * One of the clinic's own endpoints: a WhatsApp sender (externalId `+447700900100`) or an Instagram
 * professional account (externalId as webhooks name it). `externalId` never changes once the provider has confirmed
 * it (`confirmedAt`; trigger): before that a number may be missing (a made-up id) or mistyped.
 * `readyAt` is when everything that a live sender needs had been measured; `deadlineToldAt` when everybody was told
 * that the deadline had passed without it.
 * Up to `reconciledAt` what the provider lists was compared with what is stored; `reconciledMissing` is how many
 * messages the last comparison found that no webhook had brought.
 */
export const accounts = pgTable(
  "accounts",
  {
    id: ownId(),
    channel: channel("channel").notNull(),
    credentialId: idOf("credential_id")
      .notNull()
      .references(() => credentials.id),
    externalId: text("external_id").notNull(),
    label: text("label").notNull(),
    handle: text("handle").notNull(),
    colour: text("colour").notNull().default("teal"),
    brand: text("brand"),
    state: accountState("state").notNull().default("connected"),
    stateReason: text("state_reason"),
    deadlineAt: moment("deadline_at"),
    deadlineZone: text("deadline_zone"),
    deadlineToldAt: moment("deadline_told_at"),
    confirmedAt: moment("confirmed_at").default(sql`now()`),
    readyAt: moment("ready_at"),
    measureDueAt: moment("measure_due_at")
      .notNull()
      .default(sql`now() + interval '10 minutes'`),
    humanAgent: boolean("human_agent").notNull().default(false),
    sendPausedUntil: moment("send_paused_until"),
    lastSignedInboundAt: moment("last_signed_inbound_at"),
    reconcileDueAt: moment("reconcile_due_at")
      .notNull()
      .default(sql`now() + interval '10 minutes'`),
    reconciledAt: moment("reconciled_at"),
    reconciledMissing: integer("reconciled_missing").notNull().default(0),
    createdAt: moment("created_at").notNull().defaultNow(),
    disconnectedAt: moment("disconnected_at"),
  },
  (table) => [
    unique("accounts_external").on(table.channel, table.externalId),
    index("accounts_credential").on(table.credentialId),
  ],
);

/**
 * What the provider said last of one thing that a live sender needs. `checkedAt` is the last time it was asked and
 * answered, `since` when the answer became what it is; `detail` is a word of the provider's, never a secret.
 */
export const accountChecks = pgTable(
  "account_checks",
  {
    accountId: idOf("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: checkName("name").notNull(),
    state: checkState("state").notNull(),
    reason: text("reason"),
    detail: text("detail"),
    checkedAt: moment("checked_at").notNull().defaultNow(),
    since: moment("since").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.name] })],
);
