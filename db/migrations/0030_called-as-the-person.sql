ALTER TABLE "contacts" ADD COLUMN "called_as_person" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- That a contact is called as somebody behind it is said of those that are there, and of others when they are made.
-- Whoever changes one of the two meanwhile waits.
LOCK TABLE people, contact_people, contacts IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DROP INDEX "contacts_search";--> statement-breakpoint
UPDATE contacts SET called_as_person = true
  FROM contact_people JOIN people ON people.id = contact_people.person_id
  WHERE contact_people.contact_id = contacts.id AND contact_people.unlinked_at IS NULL
    AND people.search_text = contacts.search_text;
--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256) WHERE not "contacts"."called_as_person";--> statement-breakpoint
-- It is taken back as soon as it might no longer be so, by the release before as well.
CREATE FUNCTION call_contact_otherwise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.called_as_person := false;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER contacts_called BEFORE UPDATE OF search_text ON contacts
  FOR EACH ROW WHEN (old.called_as_person AND new.search_text IS DISTINCT FROM old.search_text)
  EXECUTE FUNCTION call_contact_otherwise();
--> statement-breakpoint
-- How the contacts are looked up is decided once for each connection, perhaps while there are none.
CREATE FUNCTION call_person_otherwise() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE contacts SET called_as_person = false
    WHERE called_as_person AND id = ANY (ARRAY(
      SELECT contact_id FROM contact_people WHERE person_id = new.id AND unlinked_at IS NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Before people_words, which asks whether a contact still bears a word of the name.
CREATE TRIGGER people_called AFTER UPDATE OF search_text ON people
  FOR EACH ROW WHEN (new.search_text IS DISTINCT FROM old.search_text)
  EXECUTE FUNCTION call_person_otherwise();
--> statement-breakpoint
CREATE FUNCTION leave_contact_to_its_name() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE contacts SET called_as_person = false WHERE called_as_person AND id = old.contact_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact_people_called AFTER DELETE OR UPDATE ON contact_people
  FOR EACH ROW EXECUTE FUNCTION leave_contact_to_its_name();
--> statement-breakpoint
-- The words of a contact that is called as the person are the person's.
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
    CONTINUE WHEN EXISTS (SELECT FROM people WHERE search_text LIKE '%' || borne || '%');
    CONTINUE WHEN EXISTS (
      SELECT FROM contacts WHERE NOT called_as_person AND search_text LIKE '%' || borne || '%');
    DELETE FROM name_words WHERE word = borne;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER contacts_words ON contacts;--> statement-breakpoint
CREATE TRIGGER contacts_words AFTER DELETE OR UPDATE OF search_text ON contacts
  FOR EACH ROW EXECUTE FUNCTION keep_name_words();
--> statement-breakpoint
CREATE TRIGGER contacts_first_words AFTER INSERT ON contacts
  FOR EACH ROW WHEN (NOT new.called_as_person) EXECUTE FUNCTION keep_name_words();
