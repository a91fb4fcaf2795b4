ALTER TABLE "organisation" ADD COLUMN "message_months" integer;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "delivery_months" integer;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "retention_applied_at" timestamp (3) with time zone;