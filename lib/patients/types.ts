import type { AccountTag } from "@/lib/accounts/types/tag";
import { longestName } from "@/lib/lengths";
import type { Meanwhile, Refused } from "@/lib/result";

export type PersonKind = "lead" | "patient";

/** A dialog of a person, as a link: which account it is with, and whether it stands in Closed Chats. */
export type PersonDialog = {
  id: number;
  account: AccountTag;
  closed: boolean;
  activityAt: string;
};

/** Someone on the clinic's books as a row of the list. `phones` are in the form that people read. */
export type PersonRow = {
  id: number;
  kind: PersonKind;
  name: string;
  /** The first line of what staff noted about them. */
  remark: string;
  archived: boolean;
  phones: string[];
  dialogs: PersonDialog[];
};

/** One page of people, newest first; `next` asks for the page after it, null at the end. */
export type PeoplePage = { rows: PersonRow[]; next: number | null };

/** By their last contact: the latest, or the longest ago first. */
export type ContactOrder = "recent" | "longAgo";

/** In which order the list stands: the last added first, or by their last contact. */
export type PeopleOrder = "added" | ContactOrder;

/** One page of people by their last contact; `next` asks for the page after it, null at the end. */
export type PeopleByContact = { rows: PersonRow[]; next: string | null };

/** What the Patients page is asked for; `before` is the `next` of the page before. */
export type PeopleAsked = {
  q: string;
  filter: PeopleFilter;
  order: PeopleOrder;
  before: string | null;
};

/** Can the list be ordered at all? A search has its own order, and the archived are few. */
export const hasOrder = ({ q, filter }: Pick<PeopleAsked, "q" | "filter">): boolean =>
  q.trim() === "" && filter !== "archived";

/** Whom the list shows; `all` leaves the archived out. */
export type PeopleFilter = "all" | PersonKind | "archived";

/** How many people each filter of the list shows. */
export type PeopleCounts = Record<PeopleFilter, number>;

/** A phone as it is kept, and as people here write it. */
export type ShownPhone = { e164: string; shown: string };

/**
 * The other end of one of the clinic's accounts, behind which a person is. `address` is for people, null where the
 * channel hides it; `isFormer` where it belongs to another contact now. `sharedWith` are the others behind it.
 */
export type PersonContact = {
  id: number;
  name: string | null;
  address: string | null;
  isFormer: boolean;
  account: AccountTag;
  sharedWith: { id: number; name: string }[];
  dialog: {
    id: number;
    closed: boolean;
    activityAt: string;
    closedAt: string | null;
    closedBy: string | null;
  } | null;
};

/** A record that was merged into a person's, and what it says by itself. */
type MergedRecord = {
  id: number;
  kind: PersonKind;
  name: string;
  remarks: string;
};

/** Everything about one person; `phones` are all of theirs, `ownPhones` those of the record that is edited. */
export type Person = {
  id: number;
  kind: PersonKind;
  name: string;
  bornOn: string | null;
  email: string;
  remarks: string;
  archived: boolean;
  createdAt: string;
  becamePatientAt: string | null;
  becamePatientBy: string | null;
  phones: ShownPhone[];
  ownPhones: ShownPhone[];
  contacts: PersonContact[];
  merged: MergedRecord[];
};

/** Somebody who may be the same person, and why: `phone` is the same, or was once (`formerPhone`), or the name is alike. */
export type Likeness = {
  id: number;
  kind: PersonKind;
  name: string;
  bornOn: string | null;
  phones: string[];
  why: "phone" | "formerPhone" | "phoneAndName" | "nameAndBirth";
};

/** Somebody on the books who may be whom one is about to add, and why: the same phone, or name, or a merged record's. */
export type Alike = Pick<PersonRow, "id" | "kind" | "name" | "archived"> & {
  why: "phone" | "name" | "formerName";
};

/** The Details of a dialog: whom is shown, and who else it might be. */
export type DialogDetails = {
  person: Person | null;
  suggestions: Likeness[];
  /** What a new person would begin with: what the channel told. */
  prefill: { name: string; phones: string[] };
};

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

/**
 * Which dialog's contact, who is behind it, and whether they stand there instead of those before (it was somebody
 * else) or beside them (a family's phone).
 */
export type Linking = { dialogId: number; personId: number; place: "instead" | "beside" };

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
  | Meanwhile<PersonDraft>
  | Refused;

/** One line of a file as it stands there: `line` is its number in the file, the header being the first. */
export type ImportLine = {
  line: number;
  /** A patient, if the file does not say that it is a lead. */
  kind: PersonKind;
  name: string;
  phones: string[];
  bornOn: string;
  email: string;
  remarks: string;
};

/** Why a line can't be taken in, or has to be decided: a key of the catalogue (`patients.import.reason.…`). */
export type ImportReason =
  | "noName"
  | "noPhone"
  | "twoPhones"
  | "noDate"
  | "noEmail"
  | "tooLong"
  | "nameAlike"
  | "formerName"
  | "onlyFormerName"
  | "namesakes"
  | "sharedPhone"
  | "otherPhone"
  | "otherBirth"
  | "onlyName"
  | "archived";

/** What is to become of a line: somebody new, an addition to somebody, or nothing. */
export type ImportAction = "add" | "use" | "leave";

/**
 * What the dry run says of a line. `known` says nothing new of whom it is about, `matched` does. `person` is whom it may
 * be; `action` what is done if nobody decides otherwise; `value` what is wrong with it, as written; `key` is the same
 * for two lines about one person.
 */
export type ImportVerdict = {
  line: number;
  verdict: "new" | "matched" | "known" | "doubtful" | "wrong";
  reason: ImportReason | null;
  value: string;
  person: { id: number; kind: PersonKind; name: string } | null;
  action: ImportAction;
  key: string;
};

/**
 * A line with what was decided about it. `wasNew`: nobody was asked, since nobody on the books was like them when the
 * file was looked at.
 */
export type DecidedLine = ImportLine & {
  action: "add" | "use";
  personId: number | null;
  wasNew?: boolean | undefined;
};

/** What applying lines did: how many were added, changed, or known as they are; and which could not be. */
export type ImportOutcome = {
  added: number;
  updated: number;
  unchanged: number;
  refused: { line: number; reason: ImportReason | "notFound" }[];
};

/**
 * Somebody who is, or may be, behind the contact of a dialog. Several stand there on a family's phone, nobody where
 * the contact was unlinked. A merged record is told as the one that it was merged into.
 */
export type DialogPerson = {
  id: number;
  kind: PersonKind;
  name: string;
  /** `1985-04-30`, where it is known. */
  bornOn: string | null;
};
