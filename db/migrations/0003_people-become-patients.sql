ALTER TABLE "people" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "became_patient_by_id" bigint;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_became_patient_by_id_staff_id_fk" FOREIGN KEY ("became_patient_by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- One step from a record to its person: no chain, no circle. The record that stays is locked, or two merges at once
-- could make a chain that neither of them sees.
CREATE FUNCTION keep_merging_flat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.merged_into_id IS NULL THEN
    RETURN new;
  END IF;
  PERFORM FROM people WHERE id = new.merged_into_id AND id <> new.id AND merged_into_id IS NULL FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM people WHERE merged_into_id = new.id) THEN
    RAISE EXCEPTION 'people.% is merged in a chain', new.id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER people_merging BEFORE INSERT OR UPDATE OF merged_into_id ON people
  FOR EACH ROW EXECUTE FUNCTION keep_merging_flat();
