import type { AccountTag } from "@/lib/accounts/types/tag";
import type { PersonKind } from "./person";

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

/** A page as it is shown: each with the day for which something was promised to them next, null where nothing is. */
export type ListedPeople = {
  rows: ListedPerson[];
  next: PeoplePage["next"] | PeopleByContact["next"];
};

export type ListedPerson = PersonRow & { followUpOn: string | null };

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
