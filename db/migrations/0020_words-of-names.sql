-- By what a word is found that is misspelt or still being typed: its first letters, from so many of them up to eight,
-- with one of them gone (of eight, two). Two words that lib/patients/alike.ts takes for one another have one in common.
CREATE FUNCTION near_keys(word text, shortest int) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  part text;
BEGIN
  FOR typed IN least(shortest, length(word))..least(8, length(word)) LOOP
    part := left(word, typed);
    -- One beyond the last letter: none is gone.
    FOR one IN 1..typed + 1 LOOP
      keys := keys || (left(part, one - 1) || substr(part, one + 1));
      CONTINUE WHEN typed < 8;
      FOR two IN one + 1..typed LOOP
        keys := keys || (left(part, one - 1) || substr(part, one + 1, two - one - 1) || substr(part, two + 1));
      END LOOP;
    END LOOP;
  END LOOP;
  RETURN keys;
END $$;
--> statement-breakpoint
CREATE TABLE "name_words" (
	"word" text NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION words_of_name(search_text text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE BEGIN ATOMIC
  SELECT DISTINCT word FROM regexp_split_to_table(search_text, '[^[:alnum:]]+') word
  WHERE length(word) BETWEEN 3 AND 60 AND word !~ '^[0-9]+$';
END;
--> statement-breakpoint
-- Words come with whoever is first to bear them, and go with the last. How they are looked up is decided once for each
-- connection, perhaps while there are none: without the setting it would go on reading all of them.
CREATE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
    CONTINUE WHEN EXISTS (SELECT FROM people WHERE search_text LIKE '%' || borne || '%');
    CONTINUE WHEN EXISTS (SELECT FROM contacts WHERE search_text LIKE '%' || borne || '%');
    DELETE FROM name_words WHERE word = borne;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_words AFTER INSERT OR DELETE OR UPDATE OF search_text ON people
  FOR EACH ROW EXECUTE FUNCTION keep_name_words();
--> statement-breakpoint
CREATE TRIGGER contacts_words AFTER INSERT OR DELETE OR UPDATE OF search_text ON contacts
  FOR EACH ROW EXECUTE FUNCTION keep_name_words();
--> statement-breakpoint
-- Those who were there before. Whoever comes while this runs waits for it.
LOCK TABLE people, contacts IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
INSERT INTO name_words
  SELECT DISTINCT words_of_name(search_text)
  FROM (SELECT search_text FROM people UNION SELECT search_text FROM contacts) known;
--> statement-breakpoint
DROP INDEX "audit_at";--> statement-breakpoint
DROP INDEX "audit_staff";--> statement-breakpoint
DROP INDEX "touches_person";--> statement-breakpoint
DROP INDEX "touches_dialog";--> statement-breakpoint
CREATE INDEX "name_words_word" ON "name_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "name_words_near" ON "name_words" USING gin (near_keys("word", 5));--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_staff" ON "audit_log" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "touches_person" ON "touches" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "touches_dialog" ON "touches" USING btree ("dialog_id","at");--> statement-breakpoint
CREATE INDEX "contact_people_ended" ON "contact_people" USING btree ("contact_id") WHERE "contact_people"."unlinked_at" is not null;
