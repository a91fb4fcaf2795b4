DROP INDEX "uploads_unsent";--> statement-breakpoint
CREATE INDEX "uploads_age" ON "uploads" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "uploads" DROP COLUMN "sent_at";