CREATE TABLE "presences" (
	"staff_id" bigint NOT NULL,
	"tab" uuid NOT NULL,
	"dialog_id" bigint NOT NULL,
	"typed_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presences_staff_id_tab_pk" PRIMARY KEY("staff_id","tab")
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "about_staff_id" bigint;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_dialog_id_dialogs_id_fk" FOREIGN KEY ("dialog_id") REFERENCES "public"."dialogs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "presences_seen" ON "presences" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "touches" ADD CONSTRAINT "touches_about_staff_id_staff_id_fk" FOREIGN KEY ("about_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;