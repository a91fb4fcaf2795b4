-- Somebody is archived where all their records are: whoever was archived by the record that stands for the others.
UPDATE "people" SET "archived_at" = kept."archived_at"
FROM "people" kept
WHERE kept."id" = "people"."merged_into_id" AND kept."archived_at" IS NOT NULL AND "people"."archived_at" IS NULL;
