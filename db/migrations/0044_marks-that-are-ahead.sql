-- Whoever changes a dialog while this runs waits for it: locked in the order in which everybody does.
LOCK TABLE dialogs IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
ALTER TABLE "seen_marks" ADD COLUMN "ahead" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE seen_marks SET ahead = true FROM dialogs
  WHERE dialogs.id = seen_marks.dialog_id AND seen_marks.seen_inbound > dialogs.cleared_inbound;--> statement-breakpoint
ALTER TABLE "seen_marks" ALTER COLUMN "ahead" SET DEFAULT true;--> statement-breakpoint
CREATE INDEX "seen_marks_ahead" ON "seen_marks" USING btree ("staff_id","dialog_id") WHERE "seen_marks"."ahead";--> statement-breakpoint
-- Who sees more may be ahead again, whichever release notes it.
CREATE FUNCTION go_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  new.ahead := true;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER seen_marks_rise BEFORE UPDATE OF seen_inbound ON seen_marks
  FOR EACH ROW WHEN (NOT old.ahead AND new.seen_inbound > old.seen_inbound)
  EXECUTE FUNCTION go_ahead();
--> statement-breakpoint
-- Where somebody waits again, as before a closing that was taken back, whoever had seen it is ahead again.
CREATE FUNCTION leave_marks_ahead() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE seen_marks SET ahead = true
    WHERE NOT ahead AND dialog_id = new.id AND staff_id = ANY (ARRAY(SELECT id FROM staff))
      AND seen_inbound > new.cleared_inbound;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER dialogs_wait_again AFTER UPDATE OF cleared_inbound ON dialogs
  FOR EACH ROW WHEN (new.cleared_inbound < old.cleared_inbound)
  EXECUTE FUNCTION leave_marks_ahead();
