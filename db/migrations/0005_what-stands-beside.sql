ALTER TYPE "public"."touch_kind" ADD VALUE 'contactBlocked';--> statement-breakpoint
ALTER TYPE "public"."touch_kind" ADD VALUE 'contactUnblocked';--> statement-breakpoint
ALTER TYPE "public"."touch_kind" ADD VALUE 'contactStopped';--> statement-breakpoint
ALTER TYPE "public"."touch_kind" ADD VALUE 'contactStarted';--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "beside" text;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "waited_ms" bigint;--> statement-breakpoint
CREATE INDEX "touches_follow_up" ON "touches" USING btree ("follow_up_on") WHERE "touches"."follow_up_on" is not null;