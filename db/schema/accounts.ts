import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
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

/**
 * A sealed secret of a provider. Twilio's belongs to its Account SID and is shared by that account's senders;
 * Instagram's to one professional account. A replaced secret still opens signatures until `previousUntil`.
 * One that expires is renewed by the sweep, which asks the provider no sooner than `renewDueAt`. Up to
 * `templatesFetchedAt` the copy of its message templates is the provider's own list.
 */
export const credentials = pgTable(
  "credentials",
  {
    id: ownId(),
    channel: channel("channel").notNull(),
    externalId: text("external_id").notNull(),
    sealedSecret: text("sealed_secret").notNull(),
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
 * professional account (externalId as webhooks name it). `externalId` never changes (trigger).
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
