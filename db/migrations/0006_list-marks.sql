ALTER TABLE "dialogs" ADD COLUMN "settled_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dialogs" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "dialogs" ADD COLUMN "settled_by_id" bigint;--> statement-breakpoint
ALTER TABLE "seen_marks" ADD COLUMN "marked_unread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "status_times" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "dialogs" ADD CONSTRAINT "dialogs_settled_by_id_staff_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dialogs_unanswered" ON "dialogs" USING btree ("activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "dialogs"."unanswered_since" is not null;--> statement-breakpoint
CREATE INDEX "dialogs_undelivered" ON "dialogs" USING btree ("activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "dialogs"."undelivered";--> statement-breakpoint
CREATE INDEX "dialogs_unread" ON "dialogs" USING btree ("id") WHERE "dialogs"."inbound_count" > "dialogs"."cleared_inbound";--> statement-breakpoint
CREATE INDEX "dialogs_assignee" ON "dialogs" USING btree ("assignee_id","activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "dialogs"."assignee_id" is not null;--> statement-breakpoint
CREATE INDEX "dialogs_window" ON "dialogs" USING btree ("last_inbound_at") WHERE "dialogs"."closure_id" is null;--> statement-breakpoint
CREATE INDEX "dialogs_account" ON "dialogs" USING btree ("account_id","activity_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "seen_marks_unread" ON "seen_marks" USING btree ("dialog_id") WHERE "seen_marks"."marked_unread";