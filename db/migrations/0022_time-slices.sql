-- The day of a moment, its eight days and its sixty-four, as keys of an index (lib/dialogs/search/time-slices.ts): so the
-- index of words can be asked for some of the past, instead of for all of it.
CREATE FUNCTION time_slices(at timestamptz) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array[
  ((at AT TIME ZONE 'UTC')::date - date '1970-01-01') << 2,
  (((at AT TIME ZONE 'UTC')::date - date '1970-01-01') >> 3 << 2) + 1,
  (((at AT TIME ZONE 'UTC')::date - date '1970-01-01') >> 6 << 2) + 2];
--> statement-breakpoint
-- Searching goes on by the old index while the new one is made: a minute and more for millions of messages.
ALTER INDEX "notes_search" RENAME TO "notes_search_before";--> statement-breakpoint
ALTER INDEX "messages_search" RENAME TO "messages_search_before";--> statement-breakpoint
SET LOCAL maintenance_work_mem = '256MB';--> statement-breakpoint
CREATE INDEX "notes_search" ON "notes" USING gin (time_slices("written_at"),"search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "messages_search" ON "messages" USING gin (time_slices("at"),"search_text" gin_trgm_ops);--> statement-breakpoint
ALTER INDEX "messages_search" SET (gin_pending_list_limit = 256);--> statement-breakpoint
DROP INDEX "notes_search_before";--> statement-breakpoint
DROP INDEX "messages_search_before";
