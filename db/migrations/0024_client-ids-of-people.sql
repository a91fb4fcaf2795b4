ALTER TABLE "people" ADD COLUMN "client_id" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_client_id_unique" UNIQUE("client_id");