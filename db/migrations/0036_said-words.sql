CREATE TABLE "said_words" (
	"word" text PRIMARY KEY NOT NULL,
	"said_in" text NOT NULL,
	"said_id" bigint NOT NULL,
	CONSTRAINT "said_words_in" CHECK ("said_words"."said_in" in ('messages', 'notes'))
);
--> statement-breakpoint
CREATE INDEX "said_words_like" ON "said_words" USING gin ("word" gin_trgm_ops) WITH (gin_pending_list_limit = 256);--> statement-breakpoint
CREATE INDEX "said_words_said" ON "said_words" USING btree ("said_id");--> statement-breakpoint
-- The words that answer to one of some patterns. A plan that is made for any of them would go through all words in order:
-- the index of trigrams is asked by a bitmap only.
CREATE FUNCTION said_words_like(patterns text[]) RETURNS SETOF text LANGUAGE sql STABLE STRICT
SET enable_seqscan = off SET enable_indexscan = off AS $$
  SELECT DISTINCT word FROM unnest(patterns) pattern, said_words WHERE word LIKE pattern;
$$;
--> statement-breakpoint
-- Was it ever said, be it within a longer word, or is it anybody's name? The same, the more so as one is enough.
CREATE FUNCTION is_said(typed text) RETURNS boolean LANGUAGE sql STABLE STRICT
SET enable_seqscan = off SET enable_indexscan = off AS $$
  SELECT EXISTS (SELECT FROM said_words WHERE word LIKE '%' || typed || '%')
    OR EXISTS (SELECT FROM name_words WHERE word = typed);
$$;
--> statement-breakpoint
-- A text that is edited, unsent or erased takes along the words that stand for it. Words that are being gathered out of
-- it right now (lib/dialogs/search/said-words.ts) are waited for, and go too.
CREATE FUNCTION forget_said_words() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM FROM foldings WHERE subject = 'words of ' || tg_table_name FOR SHARE;
  DELETE FROM said_words WHERE said_id = old.id AND said_in = tg_table_name;
  RETURN NULL;
END $$;
--> statement-breakpoint
INSERT INTO "foldings" ("subject", "version") VALUES ('words of messages', 0), ('words of notes', 0);--> statement-breakpoint
CREATE TRIGGER messages_said_words AFTER DELETE OR UPDATE OF search_text ON messages
  FOR EACH ROW EXECUTE FUNCTION forget_said_words();
--> statement-breakpoint
CREATE TRIGGER notes_said_words AFTER DELETE OR UPDATE OF search_text ON notes
  FOR EACH ROW EXECUTE FUNCTION forget_said_words();
