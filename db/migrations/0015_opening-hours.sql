CREATE TABLE "opening_hours" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"week" jsonb NOT NULL,
	"closed_on" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"away" boolean DEFAULT false NOT NULL,
	"away_text" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;