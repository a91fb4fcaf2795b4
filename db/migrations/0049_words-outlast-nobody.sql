-- Whoever brings a word that is there already holds it, so that nobody takes it out who does not see yet who else bears
-- it; one that is just being taken out is brought anew. Neither waits for the other: what is held is passed by.
-- A word is looked for between signs that stand in no word: to take apart every name that has it somewhere took seconds
-- where it is a syllable of many.
CREATE OR REPLACE FUNCTION keep_name_words() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  was text := CASE WHEN tg_op = 'INSERT' THEN '' ELSE old.search_text END;
  becomes text := CASE WHEN tg_op = 'DELETE' THEN '' ELSE new.search_text END;
  borne text;
  alone text;
  taken tid[];
BEGIN
  FOR borne IN SELECT words_of_name(becomes) LOOP
    PERFORM FROM name_words WHERE word = borne LIMIT 1 FOR KEY SHARE SKIP LOCKED;
    CONTINUE WHEN FOUND;
    INSERT INTO name_words VALUES (borne);
  END LOOP;
  FOR borne IN SELECT words_of_name(was) EXCEPT SELECT words_of_name(becomes) LOOP
    taken := ARRAY(SELECT ctid FROM name_words WHERE word = borne FOR UPDATE SKIP LOCKED);
    alone := '(^|[^[:alnum:]])' || borne || '([^[:alnum:]]|$)';
    CONTINUE WHEN EXISTS (SELECT FROM people WHERE search_text ~ alone);
    CONTINUE WHEN EXISTS (SELECT FROM contacts WHERE NOT called_as_person AND search_text ~ alone);
    DELETE FROM name_words WHERE ctid = ANY (taken);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The same of beginnings.
CREATE OR REPLACE FUNCTION keep_name_beginnings() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  brought text;
  taken tid[];
BEGIN
  IF tg_op = 'INSERT' THEN
    FOR brought IN SELECT beginnings_of(new.word) LOOP
      PERFORM FROM name_beginnings WHERE beginning = brought LIMIT 1 FOR KEY SHARE SKIP LOCKED;
      CONTINUE WHEN FOUND;
      INSERT INTO name_beginnings VALUES (brought);
    END LOOP;
  ELSE
    taken := ARRAY(
      SELECT ctid FROM name_beginnings
      WHERE beginning = ANY (ARRAY(SELECT beginnings_of(old.word))) FOR UPDATE SKIP LOCKED);
    DELETE FROM name_beginnings
      WHERE ctid = ANY (taken)
        AND NOT EXISTS (
          SELECT FROM name_words WHERE word ~>=~ beginning AND word ~<~ (beginning || U&'\+10FFFF'));
  END IF;
  RETURN NULL;
END $$;
