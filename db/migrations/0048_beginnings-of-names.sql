-- By what a word with two slips is found among whole words: the last eight letters with up to two of them gone. Two
-- words that two slips lead from one to the other have one in common.
CREATE FUNCTION end_keys(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  part text := right(word, 8);
BEGIN
  -- One beyond the last letter: none is gone.
  FOR one IN 1..length(part) + 1 LOOP
    keys := keys || (left(part, one - 1) || substr(part, one + 1));
    FOR two IN one + 1..length(part) LOOP
      keys := keys || (left(part, one - 1) || substr(part, one + 1, two - one - 1) || substr(part, two + 1));
    END LOOP;
  END LOOP;
  RETURN keys;
END $$;
--> statement-breakpoint
-- By what a word with one slip is found among beginnings: the first twelve letters with one of them gone.
CREATE FUNCTION near_keys(beginning text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  part text := left(beginning, 12);
BEGIN
  FOR one IN 1..length(part) + 1 LOOP
    keys := keys || (left(part, one - 1) || substr(part, one + 1));
  END LOOP;
  RETURN keys;
END $$;
--> statement-breakpoint
-- How a word begins, of five letters to twelve, and the word itself.
CREATE FUNCTION beginnings_of(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE BEGIN ATOMIC
  SELECT left(word, size) FROM generate_series(5, least(12, length(word))) size
  UNION
  SELECT word;
END;
--> statement-breakpoint
CREATE TABLE "name_beginnings" (
	"beginning" text NOT NULL
);
--> statement-breakpoint
-- Beginnings come with the first word that has them, and go with the last. What is asked here is planned once for each
-- connection, perhaps while there are none.
CREATE FUNCTION keep_name_beginnings() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  brought text;
BEGIN
  IF tg_op = 'INSERT' THEN
    FOR brought IN SELECT beginnings_of(new.word) LOOP
      CONTINUE WHEN EXISTS (SELECT FROM name_beginnings WHERE beginning = brought);
      INSERT INTO name_beginnings VALUES (brought);
    END LOOP;
  ELSE
    DELETE FROM name_beginnings
      WHERE beginning = ANY (ARRAY(SELECT beginnings_of(old.word)))
        AND NOT EXISTS (
          SELECT FROM name_words WHERE word ~>=~ beginning AND word ~<~ (beginning || U&'\+10FFFF'));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A word goes with the last who bears it, though there are others whose longer names have it in them.
CREATE OR REPLACE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  was text := CASE WHEN tg_op = 'INSERT' THEN '' ELSE old.search_text END;
  becomes text := CASE WHEN tg_op = 'DELETE' THEN '' ELSE new.search_text END;
  borne text;
BEGIN
  FOR borne IN SELECT words_of_name(becomes) LOOP
    CONTINUE WHEN EXISTS (SELECT FROM name_words WHERE word = borne);
    INSERT INTO name_words VALUES (borne);
  END LOOP;
  FOR borne IN SELECT words_of_name(was) EXCEPT SELECT words_of_name(becomes) LOOP
    CONTINUE WHEN EXISTS (
      SELECT FROM people
      WHERE search_text LIKE '%' || borne || '%' AND borne IN (SELECT words_of_name(search_text)));
    CONTINUE WHEN EXISTS (
      SELECT FROM contacts
      WHERE NOT called_as_person AND search_text LIKE '%' || borne || '%'
        AND borne IN (SELECT words_of_name(search_text)));
    DELETE FROM name_words WHERE word = borne;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Those that are there, without those that outlasted whoever bore them. Whoever changes a name while this runs waits.
LOCK TABLE people, contacts, name_words IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DELETE FROM name_words WHERE NOT EXISTS (
  SELECT FROM (
    SELECT words_of_name(search_text) AS borne FROM people
    UNION
    SELECT words_of_name(search_text) FROM contacts WHERE NOT called_as_person) known
  WHERE borne = word);
--> statement-breakpoint
CREATE TRIGGER name_words_beginnings AFTER INSERT OR DELETE ON name_words
  FOR EACH ROW EXECUTE FUNCTION keep_name_beginnings();
--> statement-breakpoint
INSERT INTO name_beginnings
  SELECT DISTINCT beginning FROM name_words, beginnings_of(word) beginning;
--> statement-breakpoint
DROP INDEX "name_words_near";--> statement-breakpoint
DROP INDEX "name_words_word";--> statement-breakpoint
-- Nobody asks for them since words have been told apart by twelve letters.
DROP FUNCTION near_keys(text, int);--> statement-breakpoint
-- The release before asks for those with three parameters until it ends, without its index: it forgives no typo by then,
-- where each search with one would take seconds.
CREATE OR REPLACE FUNCTION near_keys(word text, shortest int, longest int) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT '{}'::text[];
END;
--> statement-breakpoint
CREATE INDEX "name_beginnings_beginning" ON "name_beginnings" USING btree ("beginning");--> statement-breakpoint
CREATE INDEX "name_beginnings_near" ON "name_beginnings" USING gin (near_keys("beginning")) WITH (gin_pending_list_limit = 256);--> statement-breakpoint
CREATE INDEX "name_words_end" ON "name_words" USING gin (end_keys("word")) WITH (gin_pending_list_limit = 256);--> statement-breakpoint
CREATE INDEX "name_words_word" ON "name_words" USING btree ("word" text_pattern_ops);
