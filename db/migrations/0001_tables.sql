CREATE TYPE "public"."account_state" AS ENUM('connected', 'attention', 'disconnected');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('whatsapp', 'instagram');--> statement-breakpoint
CREATE TYPE "public"."credential_state" AS ENUM('valid', 'refused');--> statement-breakpoint
CREATE TYPE "public"."identity_kind" AS ENUM('phone', 'userId', 'igsid');--> statement-breakpoint
CREATE TYPE "public"."delivery_state" AS ENUM('applied', 'ignored', 'waiting', 'quarantined');--> statement-breakpoint
CREATE TYPE "public"."message_direction" AS ENUM('inbound', 'outbound');--> statement-breakpoint
CREATE TYPE "public"."message_kind" AS ENUM('text', 'image', 'audio', 'video', 'document', 'sticker', 'location', 'contactCard', 'buttonReply', 'storyReply', 'storyMention', 'share', 'template', 'unsupported');--> statement-breakpoint
CREATE TYPE "public"."message_origin" AS ENUM('contact', 'staff', 'system', 'app', 'elsewhere');--> statement-breakpoint
CREATE TYPE "public"."message_status" AS ENUM('queued', 'sent', 'failed', 'delivered', 'read');--> statement-breakpoint
CREATE TYPE "public"."attachment_state" AS ENUM('waiting', 'stored', 'failed', 'reference');--> statement-breakpoint
CREATE TYPE "public"."outbox_state" AS ENUM('queued', 'sending', 'unknown', 'sent', 'failed');--> statement-breakpoint
CREATE TYPE "public"."person_kind" AS ENUM('lead', 'patient');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('admin', 'staff');--> statement-breakpoint
CREATE TYPE "public"."touch_kind" AS ENUM('call', 'visit', 'message', 'email', 'note', 'update', 'other', 'dialogOpened', 'dialogClosed', 'dialogReopened', 'firstAnswer', 'assigned');--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" "channel" NOT NULL,
	"credential_id" bigint NOT NULL,
	"external_id" text NOT NULL,
	"label" text NOT NULL,
	"handle" text NOT NULL,
	"colour" text DEFAULT 'teal' NOT NULL,
	"brand" text,
	"state" "account_state" DEFAULT 'connected' NOT NULL,
	"state_reason" text,
	"deadline_at" timestamp (3) with time zone,
	"deadline_zone" text,
	"human_agent" boolean DEFAULT false NOT NULL,
	"send_paused_until" timestamp (3) with time zone,
	"last_signed_inbound_at" timestamp (3) with time zone,
	"reconcile_due_at" timestamp (3) with time zone DEFAULT now() + interval '10 minutes' NOT NULL,
	"reconciled_at" timestamp (3) with time zone,
	"reconciled_missing" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_external" UNIQUE("channel","external_id")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "credentials_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel" "channel" NOT NULL,
	"external_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"last_four" text NOT NULL,
	"previous_sealed_secret" text,
	"previous_until" timestamp (3) with time zone,
	"state" "credential_state" DEFAULT 'valid' NOT NULL,
	"refusal" text,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"set_by_id" bigint,
	"checked_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"renew_due_at" timestamp (3) with time zone,
	CONSTRAINT "credentials_external" UNIQUE("channel","external_id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"staff_id" bigint,
	"action" text NOT NULL,
	"subject" text,
	"subject_id" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"account_id" bigint NOT NULL,
	"dialog_id" bigint NOT NULL,
	"message_id" bigint,
	"staff_id" bigint,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contacts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"name" text,
	"handle" text,
	"search_text" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"blocked_at" timestamp (3) with time zone,
	"profile_due_at" timestamp (3) with time zone,
	"profile_attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "contacts_of_account" UNIQUE("id","account_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identities_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"kind" "identity_kind" NOT NULL,
	"value" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "identities_of_contact" UNIQUE("id","contact_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"event_key" text NOT NULL,
	"kind" text NOT NULL,
	"payload" text NOT NULL,
	"state" "delivery_state" NOT NULL,
	"reason" text,
	"waits_for" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"duplicate_count" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_event" UNIQUE("account_id","event_key")
);
--> statement-breakpoint
CREATE TABLE "delivery_tallies" (
	"day" date NOT NULL,
	"channel" "channel" NOT NULL,
	"reason" text NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "delivery_tallies_day_channel_reason_pk" PRIMARY KEY("day","channel","reason")
);
--> statement-breakpoint
CREATE TABLE "erased_ids" (
	"account_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"erased_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erased_ids_account_id_hash_pk" PRIMARY KEY("account_id","hash")
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "closures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dialog_id" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_by_id" bigint,
	"undelivered_reason" text,
	"reopened_at" timestamp (3) with time zone,
	"reopened_by_id" bigint
);
--> statement-breakpoint
CREATE TABLE "dialogs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dialogs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"closure_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"activity_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"inbound_count" integer DEFAULT 0 NOT NULL,
	"cleared_inbound" integer DEFAULT 0 NOT NULL,
	"last_inbound_at" timestamp (3) with time zone,
	"unanswered_since" timestamp (3) with time zone,
	"undelivered" boolean DEFAULT false NOT NULL,
	"last_message_id" bigint,
	"last_at" timestamp (3) with time zone,
	"last_order_key" text collate "C",
	"last_direction" "message_direction",
	"last_kind" "message_kind",
	"last_origin" "message_origin",
	"last_status" "message_status",
	"last_preview" text DEFAULT '' NOT NULL,
	"assignee_id" bigint,
	CONSTRAINT "dialogs_endpoints" UNIQUE("account_id","contact_id"),
	CONSTRAINT "dialogs_frozen_endpoints" UNIQUE("id","account_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"staff_id" bigint NOT NULL,
	"dialog_id" bigint NOT NULL,
	"text" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drafts_staff_id_dialog_id_pk" PRIMARY KEY("staff_id","dialog_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dialog_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"text" text NOT NULL,
	"search_text" text NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seen_marks" (
	"staff_id" bigint NOT NULL,
	"dialog_id" bigint NOT NULL,
	"seen_seq" integer NOT NULL,
	"seen_inbound" integer NOT NULL,
	CONSTRAINT "seen_marks_staff_id_dialog_id_pk" PRIMARY KEY("staff_id","dialog_id")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"kind" "message_kind" NOT NULL,
	"content_type" text DEFAULT '' NOT NULL,
	"file_name" text DEFAULT '' NOT NULL,
	"size_bytes" integer,
	"width" integer,
	"height" integer,
	"duration_ms" integer,
	"source_url" text,
	"file_key" text,
	"state" "attachment_state" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"failure" text,
	CONSTRAINT "attachments_position" UNIQUE("message_id","position")
);
--> statement-breakpoint
CREATE TABLE "message_versions" (
	"message_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_versions_message_id_number_pk" PRIMARY KEY("message_id","number")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dialog_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"identity_id" bigint NOT NULL,
	"direction" "message_direction" NOT NULL,
	"origin" "message_origin" NOT NULL,
	"kind" "message_kind" NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" "message_status",
	"error_code" text,
	"external_id" text,
	"client_id" uuid,
	"part" smallint DEFAULT 0 NOT NULL,
	"author_id" bigint,
	"person_id" bigint,
	"retry_of_id" bigint,
	"reply_to_external_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"order_key" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"inbound_no" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"arrived_late" boolean DEFAULT false NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"unsent_at" timestamp (3) with time zone,
	CONSTRAINT "messages_seq" UNIQUE("dialog_id","seq"),
	CONSTRAINT "messages_status_is_outbound" CHECK (("messages"."direction" = 'outbound') = ("messages"."status" is not null)),
	CONSTRAINT "messages_origin_fits" CHECK (("messages"."direction" = 'inbound') = ("messages"."origin" = 'contact'))
);
--> statement-breakpoint
CREATE TABLE "reactions" (
	"message_id" bigint NOT NULL,
	"by" "message_direction" NOT NULL,
	"emoji" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reactions_message_id_by_pk" PRIMARY KEY("message_id","by")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text DEFAULT 'Dialogs' NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"epoch" uuid DEFAULT gen_random_uuid() NOT NULL,
	"swept_at" timestamp (3) with time zone,
	CONSTRAINT "organisation_is_one_row" CHECK ("organisation"."only")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"dialog_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"state" "outbox_state" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"error_code" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"linked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"linked_by_id" bigint,
	"unlinked_at" timestamp (3) with time zone,
	"unlinked_by_id" bigint
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" "person_kind" DEFAULT 'lead' NOT NULL,
	"name" text NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"born_on" date,
	"remarks" text DEFAULT '' NOT NULL,
	"merged_into_id" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"became_patient_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person_phones" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_phones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "person_phones_once" UNIQUE("person_id","phone")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"staff_id" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	CONSTRAINT "grants_staff_id_account_id_pk" PRIMARY KEY("staff_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" bigint NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" "staff_role" DEFAULT 'staff' NOT NULL,
	"password_hash" text NOT NULL,
	"all_accounts" boolean DEFAULT true NOT NULL,
	"scope_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "touches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"root_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"person_id" bigint,
	"dialog_id" bigint,
	"kind" "touch_kind" NOT NULL,
	"direction" text,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"follow_up_on" date,
	"cited_message_id" bigint,
	"author_id" bigint,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "touches_belong" CHECK ("touches"."person_id" is not null or "touches"."dialog_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_credential_id_credentials_id_fk" FOREIGN KEY ("credential_id") REFERENCES "public"."credentials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_contact_of_account" FOREIGN KEY ("contact_id","account_id") REFERENCES "public"."contacts"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_ids" ADD CONSTRAINT "erased_ids_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_closed_by_id_staff_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_reopened_by_id_staff_id_fk" FOREIGN KEY ("reopened_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_closure_id_closures_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."closures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_contact_of_account" FOREIGN KEY ("contact_id","account_id") REFERENCES "public"."contacts"("id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seen_marks" ADD CONSTRAINT "seen_marks_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seen_marks" ADD CONSTRAINT "seen_marks_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_versions" ADD CONSTRAINT "message_versions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_retry_of_id_messages_id_fk" FOREIGN KEY ("retry_of_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_endpoints" FOREIGN KEY ("dialog_id","account_id","contact_id") REFERENCES "public"."dialogs"("id","account_id","contact_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_identity" FOREIGN KEY ("identity_id","contact_id","account_id") REFERENCES "public"."identities"("id","contact_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_linked_by_id_staff_id_fk" FOREIGN KEY ("linked_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_people" ADD CONSTRAINT "contact_people_unlinked_by_id_staff_id_fk" FOREIGN KEY ("unlinked_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_merged_into_id_people_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_phones" ADD CONSTRAINT "person_phones_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_root_id_touches_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."touches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_cited_message_id_messages_id_fk" FOREIGN KEY ("cited_message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_credential" ON "accounts" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_log" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_staff" ON "audit_log" USING btree ("staff_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "changes_xid" ON "changes" USING btree ("xid");--> statement-breakpoint
CREATE INDEX "changes_at" ON "changes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_profile_due" ON "contacts" USING btree ("profile_due_at") WHERE "contacts"."profile_due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "identities_current" ON "identities" USING btree ("account_id","kind","value") WHERE "identities"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "identities_contact" ON "identities" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "deliveries_waits_for" ON "deliveries" USING btree ("account_id","waits_for") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at") WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "closures_dialog" ON "closures" USING btree ("dialog_id");--> statement-breakpoint
CREATE INDEX "dialogs_active" ON "dialogs" USING btree ("activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "dialogs"."closure_id" is null;--> statement-breakpoint
CREATE INDEX "dialogs_closed" ON "dialogs" USING btree ("activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "dialogs"."closure_id" is not null;--> statement-breakpoint
CREATE INDEX "dialogs_contact" ON "dialogs" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "notes_dialog" ON "notes" USING btree ("dialog_id","written_at");--> statement-breakpoint
CREATE INDEX "attachments_due" ON "attachments" USING btree ("next_attempt_at") WHERE "attachments"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "messages_external" ON "messages" USING btree ("account_id","external_id") WHERE "messages"."external_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_client" ON "messages" USING btree ("dialog_id","client_id","part") WHERE "messages"."client_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_retry_of" ON "messages" USING btree ("retry_of_id") WHERE "messages"."retry_of_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("dialog_id","at" DESC NULLS LAST,"order_key" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_message" ON "outbox" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_one_in_flight" ON "outbox" USING btree ("dialog_id") WHERE "outbox"."state" in ('sending', 'unknown');--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE "outbox"."state" in ('queued', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "outbox_order" ON "outbox" USING btree ("dialog_id","id") WHERE "outbox"."state" in ('queued', 'sending', 'unknown');--> statement-breakpoint
CREATE UNIQUE INDEX "contact_people_current" ON "contact_people" USING btree ("contact_id","person_id") WHERE "contact_people"."unlinked_at" is null;--> statement-breakpoint
CREATE INDEX "contact_people_person" ON "contact_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_merged" ON "people" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "person_phones_phone" ON "person_phones" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "touches_version" ON "touches" USING btree ("root_id","version");--> statement-breakpoint
CREATE INDEX "touches_person" ON "touches" USING btree ("person_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "touches_dialog" ON "touches" USING btree ("dialog_id","at" DESC NULLS LAST);