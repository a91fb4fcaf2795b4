import type { PersonKind } from "./person";

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
