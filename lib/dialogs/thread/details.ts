import type { Staff } from "@/lib/auth/current-staff";
import { sharedMedia } from "@/lib/dialogs/media/shared-media";
import type { OpenDetails } from "@/lib/dialogs/types/details";
import { log } from "@/lib/log";
import { dialogDetails, shownBehind } from "@/lib/patients/dialog-details";
import { recentTouches } from "@/lib/touches/timeline";

type Asked = { dialogId: number; personId: number | null; of: "dialog" | "person" };

/**
 * All that the Details of a dialog show at first, in one answer; each part asks by itself what the member of staff may
 * see. Null if the dialog may not be seen.
 */
export async function openDetails(
  staff: Staff,
  { dialogId, personId, of }: Asked,
): Promise<OpenDetails | null> {
  const shown = await shownBehind(staff, { dialogId, personId });
  if (!shown) return null;
  const [details, touches, media] = await Promise.all([
    dialogDetails(staff, shown),
    shown.personId === null
      ? null
      : orNothing("touches", recentTouches(staff, shown.personId)),
    orNothing("media", sharedMedia(staff, { dialogId, of })),
  ]);
  return { ...details, touches, media };
}

/** A part that can't be read leaves the others readable. */
const orNothing = <Part>(kind: string, part: Promise<Part>): Promise<Part | null> =>
  part.catch((fault: unknown) => {
    log("error", "details.incomplete", { kind }, fault);
    return null;
  });
