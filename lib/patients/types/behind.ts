import type { Person, PersonKind } from "./person";

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

/** The Details of a dialog: whom is shown, and who else it might be. */
export type DialogDetails = {
  person: Person | null;
  suggestions: Likeness[];
  /** What a new person would begin with: what the channel told. */
  prefill: { name: string; phones: string[] };
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

/**
 * Which dialog's contact, who is behind it, and whether they stand there instead of those before (it was somebody
 * else) or beside them (a family's phone).
 */
export type Linking = { dialogId: number; personId: number; place: "instead" | "beside" };
