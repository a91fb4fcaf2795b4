ALTER TABLE "accounts" ADD COLUMN "reconcile_due_at" timestamp (3) with time zone DEFAULT now() + interval '10 minutes' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "reconciled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "reconciled_missing" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credentials" ADD COLUMN "renew_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "profile_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "profile_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_profile_due" ON "contacts" USING btree ("profile_due_at") WHERE "contacts"."profile_due_at" is not null;