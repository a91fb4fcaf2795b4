import { inArray } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { people, personPhones } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import type { DialogChange } from "@/lib/live/publish";
import { searchTextOf } from "@/lib/patients/find/search-text";
import { holdBooks } from "@/lib/patients/hold-people";
import type { PhoneCountry } from "@/lib/patients/phone";
import type { DecidedLine, ImportOutcome } from "@/lib/patients/types/import";
import { addToPeople } from "./add-to-people";
import { decideLines } from "./decide-lines";
import { knownPeople } from "./known-people";
import { lineId } from "./line-id";
import { type PersonInFile, readLine } from "./read-line";

/** Some lines of an import; `importId` is one for each, however often it is sent. */
type Lines = { importId: string; lines: DecidedLine[]; country: PhoneCountry };

/** What was done, and what screens are to be told. */
export type AppliedLines = { outcome: ImportOutcome; changed: DialogChange[] };

/**
 * Takes decided lines in, in one transaction. Each is looked at again: who is on the books by now is not added a second
 * time, and a line that has added somebody adds nobody else, so the same lines of an import can be sent again after an
 * answer was lost. To somebody known only what was empty is added.
 */
export async function applyLines(
  staff: Staff,
  { importId, lines: sent, country }: Lines,
): Promise<AppliedLines> {
  return db().transaction(async (rows) => {
    await holdBooks(rows);
    const before = await addedBefore(rows, importId, sent);
    const lines = sent.filter(({ line }) => !before.has(lineId(importId, line)));
    const asked = lines.flatMap((line) => {
      const read = readLine(line, country);
      return read.ok ? [read.person] : [];
    });
    const known = await knownPeople(rows, { scope: staff.scope, locked: true }, asked);
    const decided = decideLines(lines, { known, country });
    const fresh = decided.fresh.map(({ line, person }) => ({
      ...person,
      clientId: lineId(importId, line),
    }));
    const added = await addPeople(rows, staff.id, fresh);
    const { updated, changed } = await addToPeople(rows, staff.id, decided.additions);
    await recordAudit(rows, {
      staffId: staff.id,
      action: "patients.imported",
      subject: "person",
      details: { added, updated, lines: sent.length },
    });
    const unchanged =
      decided.additions.length - updated.length + decided.repeats + before.size;
    const { refused } = decided;
    return {
      outcome: { added: added.length, updated: updated.length, unchanged, refused },
      changed,
    };
  });
}

/** The ids of those lines that have added somebody before. */
async function addedBefore(
  rows: Rows,
  importId: string,
  lines: DecidedLine[],
): Promise<Set<string | null>> {
  const ids = lines.map(({ line }) => lineId(importId, line));
  const found = await rows
    .select({ clientId: people.clientId })
    .from(people)
    .where(inArray(people.clientId, ids));
  return new Set(found.map(({ clientId }) => clientId));
}

/** Answers with their ids, in order. Two statements. */
async function addPeople(
  rows: Rows,
  by: number,
  fresh: (PersonInFile & { clientId: string })[],
): Promise<number[]> {
  if (fresh.length === 0) return [];
  const conversion = { becamePatientAt: new Date(), becamePatientById: by };
  const made = await rows
    .insert(people)
    .values(
      fresh.map(({ phones, ...person }) => ({
        ...person,
        searchText: searchTextOf([person.name], phones),
        ...(person.kind === "patient" && conversion),
      })),
    )
    .returning({ id: people.id });
  const phones = made.flatMap(({ id }, index) =>
    (fresh[index]?.phones ?? []).map((phone) => ({ personId: id, phone })),
  );
  if (phones.length > 0) await rows.insert(personPhones).values(phones);
  return made.map(({ id }) => id);
}
