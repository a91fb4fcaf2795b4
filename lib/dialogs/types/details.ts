import type { DialogDetails } from "@/lib/patients/types/behind";
import type { RecentTouches } from "@/lib/touches/types";
import type { SharedMedia } from "./file";

/**
 * All that the Details of a dialog show at first. Touches and files are null where they could not be read this time, or
 * nobody is behind the dialog: who it is can be told without them.
 */
export type OpenDetails = DialogDetails & {
  touches: RecentTouches | null;
  media: SharedMedia | null;
};
