import { sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import type { CheckedPerson } from "@/lib/patients/check-person";
import { searchTextOf } from "@/lib/patients/find/search-text";
import type { PhoneCountry } from "@/lib/patients/phone";
import type { DecidedLine, ImportOutcome } from "@/lib/patients/types";
import { addToPeople } from "./add-to-people";
import { decideLines } from "./decide-lines";
import { knownPeople } from "./known-people";
import { readLine } from "./read-line";

/** What was done, and what screens are to be told. */
export type AppliedLines = { outcome: ImportOutcome; changed: DialogChange[] };

/**
 * Takes decided lines in, in one transaction. Each is looked at again: who is on the books by now is not added a second
 * time, so the same lines can be sent again after an answer was lost. To somebody known only what was empty is added.
 */
export async function applyLines(
  staff: Staff,
  { lines, country }: { lines: DecidedLine[]; country: PhoneCountry },
): Promise<AppliedLines> {
  return db().transaction(async (rows) => {
    // One import at a time: two of the same file would not see each other's people.
    await rows.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('people.import', 0))`,
    );
    const asked = lines.flatMap((line) => {
      const read = readLine(line, country);
      return read.ok ? [read.person] : [];
    });
    const known = await knownPeople(rows, staff.scope, asked);
    const decided = decideLines(lines, { known, country });
    const added = await addPeople(rows, staff.id, decided.fresh);
    const { updated, changed } = await addToPeople(rows, staff.id, decided.additions);
    await recordAudit(rows, {
      staffId: staff.id,
      action: "patients.imported",
      subject: "person",
      details: { added, updated, lines: lines.length },
    });
    const unchanged = decided.additions.length - updated.length + decided.repeats;
    const { refused } = decided;
    return {
      outcome: { added: added.length, updated: updated.length, unchanged, refused },
      changed,
    };
  });
}

/** Answers with their ids, in order. Two statements. */
async function addPeople(
  rows: Rows,
  by: number,
  fresh: CheckedPerson[],
): Promise<number[]> {
  if (fresh.length === 0) return [];
  const at = new Date();
  const made = await rows
    .insert(people)
    .values(
      fresh.map(({ phones, ...person }) => ({
        ...person,
        kind: "patient" as const,
        searchText: searchTextOf([person.name], phones),
        becamePatientAt: at,
        becamePatientById: by,
      })),
    )
    .returning({ id: people.id });
  const phones = made.flatMap(({ id }, index) =>
    (fresh[index]?.phones ?? []).map((phone) => ({ personId: id, phone })),
  );
  if (phones.length > 0) await rows.insert(personPhones).values(phones);
  return made.map(({ id }) => id);
}
