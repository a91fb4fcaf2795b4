import { longestName } from "@/lib/lengths";
import type { ConflictingEdit, Refused } from "@/lib/result";
import type { Linking } from "./behind";
import type { PersonRow } from "./list";
import type { PersonKind } from "./person";

/** What staff type about a person. */
export type PersonDraft = {
  name: string;
  bornOn: string;
  email: string;
  remarks: string;
  phones: string[];
};

/** How much can be written about a person, in characters: forms take no more, and a file's line with more is wrong. */
export const longest = { name: longestName, email: 200, remarks: 2_000 } as const;

/** How many phones a person's form lets one add, and a line of a file has. */
export const mostPhones = 12;

/**
 * Somebody new, and the dialog that they write in, where they were met there. `clientId` is one for each form, however
 * often it is sent; `sent` is what it said when it was first sent and no answer came, which may have been stored. `told`
 * are those on the books of whom one was told that it may be them.
 */
export type NewPerson = {
  clientId: string;
  sent: PersonDraft;
  kind: PersonKind;
  draft: PersonDraft;
  behind: Pick<Linking, "dialogId" | "place"> | null;
  told?: number[];
};

/** Somebody on the books who may be whom one is about to add, and why: the same phone, or name, or a merged record's. */
export type Alike = Pick<PersonRow, "id" | "kind" | "name" | "archived"> & {
  why: "phone" | "name" | "formerName";
};

/** What is wrong with a field: a key of the catalogue (`patients.problem.…`). */
export type PersonProblem = {
  field: "name" | "bornOn" | "email" | `phones.${number}`;
  reason: "noName" | "noDate" | "noEmail" | "noPhone";
};

/** Nobody was added: they may be on the books already. */
export type OnTheBooks = Refused<"onTheBooks"> & { alike: Alike[] };

/** What an action on a person answers; `personId` is who was meant or made. */
export type PersonAnswer =
  | { ok: true; personId: number }
  | { ok: false; reason: "problems"; problems: PersonProblem[] }
  | OnTheBooks
  | ConflictingEdit<PersonDraft>
  | Refused;
