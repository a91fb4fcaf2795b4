CREATE INDEX "people_name" ON "people" USING hash (lower("name"));--> statement-breakpoint
CREATE INDEX "people_email" ON "people" USING hash (lower("email")) WHERE "people"."email" <> '';