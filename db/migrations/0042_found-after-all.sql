-- What nobody could find counts as not delivered: that is no word of its provider's, and is taken back where it is there
-- after all.
CREATE OR REPLACE FUNCTION climb_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF old.status = 'failed' AND old.external_id IS NULL AND new.external_id IS NOT NULL THEN
    RETURN new;
  END IF;
  new.status := greatest(old.status, new.status);
  RETURN new;
END $$;
