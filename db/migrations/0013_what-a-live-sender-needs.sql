CREATE TYPE "public"."check_name" AS ENUM('credentials', 'sender', 'webhook');--> statement-breakpoint
CREATE TYPE "public"."check_state" AS ENUM('done', 'open', 'refused');--> statement-breakpoint
CREATE TABLE "account_checks" (
	"account_id" bigint NOT NULL,
	"name" "check_name" NOT NULL,
	"state" "check_state" NOT NULL,
	"reason" text,
	"detail" text,
	"checked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_checks_account_id_name_pk" PRIMARY KEY("account_id","name")
);
--> statement-breakpoint
ALTER TABLE "credentials" ALTER COLUMN "sealed_secret" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deadline_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "confirmed_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "ready_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "measure_due_at" timestamp (3) with time zone DEFAULT now() + interval '10 minutes' NOT NULL;--> statement-breakpoint
ALTER TABLE "account_checks" ADD CONSTRAINT "account_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "deliveries_quarantined" ON "deliveries" USING btree ("id") WHERE "deliveries"."state" = 'quarantined';--> statement-breakpoint
CREATE INDEX "messages_account_out" ON "messages" USING btree ("account_id","at") WHERE "messages"."direction" = 'outbound';--> statement-breakpoint
-- Accounts of before were confirmed when they were connected.
UPDATE accounts SET confirmed_at = created_at;
--> statement-breakpoint
-- An endpoint that its provider has not confirmed and that nobody wrote to may still be mistyped or missing.
CREATE FUNCTION keep_endpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.channel IS DISTINCT FROM old.channel OR new.external_id IS DISTINCT FROM old.external_id AND
    (old.confirmed_at IS NOT NULL OR EXISTS (SELECT FROM contacts WHERE account_id = old.id)) THEN
    RAISE EXCEPTION 'accounts.external_id never changes' USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
DROP TRIGGER accounts_keep ON accounts;
--> statement-breakpoint
CREATE TRIGGER accounts_keep BEFORE UPDATE OF channel, external_id ON accounts
  FOR EACH ROW EXECUTE FUNCTION keep_endpoint();
