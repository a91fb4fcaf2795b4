ALTER TABLE "notes" ADD COLUMN "client_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "notes_client" ON "notes" USING btree ("dialog_id","client_id") WHERE "notes"."client_id" is not null;