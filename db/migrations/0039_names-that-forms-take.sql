-- A name that a provider told was kept whole, however long: nobody could correct or erase who bore it by a form.
UPDATE "people" SET "name" = rtrim(left("name", 200)) WHERE length("name") > 200;--> statement-breakpoint
UPDATE "contacts" SET "name" = rtrim(left("name", 200)) WHERE length("name") > 200;
