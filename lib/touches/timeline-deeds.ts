import { type SQL, sql } from "drizzle-orm";
import { isFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { recordsOf } from "@/lib/patients/person-scope";
import type { PersonDialog } from "./person-dialogs";
import { type Asked, dialogIds, inDays } from "./timeline-query";
import type { DeedEntry, PatientEntry } from "./types";

/** A system touch, as {@link deedsFound} reads it. */
export type FoundDeed = {
  key: string;
  at: Date;
  kind: DeedEntry["deed"];
  dialog_id: string;
  by: string | null;
  about: string | null;
  taken: boolean;
  outcome: string;
  text: string;
  waited_ms: string | null;
};

/** What the system logged of a person's dialogs. @package */
export function deedsFound(asked: Asked): SQL {
  const { filter } = asked;
  return sql`
    select 'touch-' || t.id as key, t.at, t.kind, t.dialog_id, author.name as by, about.name as about,
      coalesce(t.about_staff_id = t.author_id, false) as taken, t.outcome, t.text, t.waited_ms
    from touches t
    left join staff author on author.id = t.author_id
    left join staff about on about.id = t.about_staff_id
    where t.person_id is null and t.dialog_id = any(${dialogIds(asked)})
      and ${filter.staff === null ? sql`true` : sql`t.author_id = ${filter.staff}`}
      and (t.kind <> 'firstAnswer' or ${isFirstAnswer})
      and ${inDays(asked, sql`t.at`)}`;
}

/** @package */
export function asDeedEntry(found: FoundDeed, dialogs: PersonDialog[]): DeedEntry[] {
  const dialog = dialogs.find(({ id }) => id === Number(found.dialog_id));
  if (!dialog) return [];
  return [
    {
      type: "deed",
      key: found.key,
      at: new Date(found.at).toISOString(),
      deed: found.kind,
      dialogId: dialog.id,
      account: dialog.account,
      by: found.by,
      about: found.about,
      isTaken: found.taken,
      cause: found.outcome === "undelivered" ? found.outcome : null,
      words: found.text,
      waitedMs: found.waited_ms === null ? null : Number(found.waited_ms),
    },
  ];
}

/** The moment at which a lead became a patient. */
export type FoundPatient = { key: string; at: Date; by: string | null };

/** When a lead became a patient: on the record of the person, or on one that was merged into it. @package */
export function patientFound(asked: Asked): SQL {
  const { filter, personId } = asked;
  return sql`
    select 'person-' || p.id as key, p.became_patient_at as at, staff.name as by
    from people p left join staff on staff.id = p.became_patient_by_id
    where p.id in (${recordsOf(sql`${personId}`)}) and p.became_patient_at is not null
      and p.became_patient_at > p.created_at + interval '1 second'
      and ${filter.staff === null ? sql`true` : sql`p.became_patient_by_id = ${filter.staff}`}
      and ${inDays(asked, sql`p.became_patient_at`)}`;
}

/** @package */
export const asPatientEntry = ({ key, at, by }: FoundPatient): PatientEntry => ({
  type: "becamePatient",
  key,
  at: new Date(at).toISOString(),
  by,
});
