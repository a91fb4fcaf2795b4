import type { Colleague } from "@/lib/staff/types";

/** Which dialog a tab of a member of staff shows, and whether they are writing in it. `tab` is a UUID of the tab's own. */
export type Attendance = { tab: string; dialogId: number | null; typing: boolean };

/** A colleague who is at a dialog at this moment. */
export type Attendant = { dialogId: number; colleague: Colleague; typing: boolean };
