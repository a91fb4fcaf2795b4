-- By what a word is found that is misspelt or still being typed: its first letters, from so many of them up to so many,
-- with one of them gone (of eight, two). Names that begin with the same eight letters are told apart by the next four.
-- What near_keys did with two parameters, the release before asks until it ends.
CREATE FUNCTION near_keys(word text, shortest int, longest int) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  part text;
BEGIN
  FOR typed IN least(shortest, length(word))..least(longest, length(word)) LOOP
    part := left(word, typed);
    -- One beyond the last letter: none is gone.
    FOR one IN 1..typed + 1 LOOP
      keys := keys || (left(part, one - 1) || substr(part, one + 1));
      CONTINUE WHEN typed <> 8;
      FOR two IN one + 1..typed LOOP
        keys := keys || (left(part, one - 1) || substr(part, one + 1, two - one - 1) || substr(part, two + 1));
      END LOOP;
    END LOOP;
  END LOOP;
  RETURN keys;
END $$;
--> statement-breakpoint
DROP INDEX "name_words_near";--> statement-breakpoint
CREATE INDEX "name_words_near" ON "name_words" USING gin (near_keys("word", 5, 12)) WITH (gin_pending_list_limit = 256);
