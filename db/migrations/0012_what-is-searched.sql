CREATE TABLE "foldings" (
	"subject" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"up_to_id" bigint DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "messages_thread";--> statement-breakpoint
CREATE INDEX "notes_search" ON "notes" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "notes_newest" ON "notes" USING btree ("written_at","id");--> statement-breakpoint
CREATE INDEX "messages_newest" ON "messages" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("dialog_id","at","order_key");
--> statement-breakpoint
-- What waits to be merged into the index of words is looked through by every search: a short list, merged often.
ALTER INDEX "messages_search" SET (gin_pending_list_limit = 256);
