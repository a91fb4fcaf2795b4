import type { AccountTag } from "@/lib/dialogs/types";

type PersonKind = "lead" | "patient";

/** A dialog of a person, as a link: which account it is with, and whether it stands in Closed Chats. */
export type PersonDialog = { id: number; account: AccountTag; closed: boolean };

/** Someone on the clinic's books as a row of the list. `phones` are in the form that people read. */
export type PersonRow = {
  id: number;
  kind: PersonKind;
  name: string;
  phones: string[];
  dialogs: PersonDialog[];
};

/** One page of people, newest first; `next` asks for the page after it, null at the end. */
export type PeoplePage = { rows: PersonRow[]; next: number | null };
