-- A contact that is called as somebody behind it bears their very name, not only the same letters: lists show it without
-- looking anybody up. It is taken back where the name, or whose it is, changes; whoever changes one meanwhile waits.
LOCK TABLE people, contact_people, contacts IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
UPDATE contacts SET called_as_person = false
  WHERE called_as_person AND NOT EXISTS (
    SELECT FROM contact_people JOIN people ON people.id = contact_people.person_id
    WHERE contact_people.contact_id = contacts.id AND contact_people.unlinked_at IS NULL
      AND people.merged_into_id IS NULL AND people.search_text = contacts.search_text
      AND (contacts.name IS NULL OR contacts.name = people.name));
--> statement-breakpoint
DROP TRIGGER contacts_called ON contacts;--> statement-breakpoint
CREATE TRIGGER contacts_called BEFORE UPDATE OF name, search_text ON contacts
  FOR EACH ROW WHEN (
    old.called_as_person AND (new.name, new.search_text) IS DISTINCT FROM (old.name, old.search_text))
  EXECUTE FUNCTION call_contact_otherwise();
--> statement-breakpoint
DROP TRIGGER people_called ON people;--> statement-breakpoint
-- Before people_words, which asks whether a contact still bears a word of the name.
CREATE TRIGGER people_called AFTER UPDATE OF name, search_text, merged_into_id ON people
  FOR EACH ROW WHEN (
    (new.name, new.search_text, new.merged_into_id)
      IS DISTINCT FROM (old.name, old.search_text, old.merged_into_id))
  EXECUTE FUNCTION call_person_otherwise();
