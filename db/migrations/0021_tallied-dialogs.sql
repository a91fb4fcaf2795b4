CREATE TABLE "dialog_tallies" (
	"account_id" bigint NOT NULL,
	"assignee_id" bigint,
	"closed" boolean NOT NULL,
	"count" integer NOT NULL
);

--> statement-breakpoint
CREATE FUNCTION tally_dialog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'INSERT' THEN
    INSERT INTO dialog_tallies VALUES (old.account_id, old.assignee_id, old.closure_id IS NOT NULL, -1);
  END IF;
  IF tg_op <> 'DELETE' THEN
    INSERT INTO dialog_tallies VALUES (new.account_id, new.assignee_id, new.closure_id IS NOT NULL, 1);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER dialogs_come_and_go AFTER INSERT OR DELETE ON dialogs
  FOR EACH ROW EXECUTE FUNCTION tally_dialog();
--> statement-breakpoint
CREATE TRIGGER dialogs_move AFTER UPDATE OF closure_id, assignee_id ON dialogs
  FOR EACH ROW WHEN (
    (old.closure_id IS NULL) <> (new.closure_id IS NULL) OR old.assignee_id IS DISTINCT FROM new.assignee_id)
  EXECUTE FUNCTION tally_dialog();
--> statement-breakpoint
-- Those that were there before. Whoever changes a dialog while this runs waits for it.
LOCK TABLE dialogs IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
INSERT INTO dialog_tallies
  SELECT account_id, assignee_id, closure_id IS NOT NULL, count(*) FROM dialogs GROUP BY 1, 2, 3;
