import type { AccountTag } from "@/lib/accounts/types/tag";

export type PersonKind = "lead" | "patient";

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
