import type { StaffAnswer, StaffChange, StaffDraft } from "@/lib/staff/types";

type Deed = (staffId: number) => Promise<StaffAnswer>;

/** What an admin can do with the staff. */
export type StaffDeeds = {
  invite(draft: StaffDraft): Promise<StaffAnswer>;
  change(staffId: number, typed: StaffChange, seen: StaffChange): Promise<StaffAnswer>;
  deactivate: Deed;
  reactivate: Deed;
  endSessions: Deed;
  newLink: Deed;
};
