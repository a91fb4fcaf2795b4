import type { StaffAnswer, StaffChange, StaffDraft } from "@/lib/staff/types";

type Action = (staffId: number) => Promise<StaffAnswer>;

/** What an admin can do with the staff. */
export type MemberActions = {
  invite(draft: StaffDraft): Promise<StaffAnswer>;
  change(staffId: number, typed: StaffChange, seen: StaffChange): Promise<StaffAnswer>;
  deactivate: Action;
  reactivate: Action;
  endSessions: Action;
  newLink: Action;
};
