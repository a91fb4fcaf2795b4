ALTER TABLE "touches" ADD COLUMN "client_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "touches_client" ON "touches" USING btree ("client_id") WHERE "touches"."client_id" is not null;