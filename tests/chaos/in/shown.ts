import type { DialogPage } from "@/lib/dialogs/types/list";
import type { StaffClient } from "@/tests/chaos/support/staff-client";

/** How many unread messages the list shows in each dialog, page after page. */
export async function shownUnread(staff: StaffClient): Promise<Map<number, number>> {
  const shown = new Map<number, number>();
  let after = "";
  do {
    const asked = new URLSearchParams({ tab: "active", ...(after && { after }) });
    const page = (await staff.get(`/api/dialogs?${asked}`)) as DialogPage;
    for (const { id, unread } of page.rows) shown.set(id, unread);
    after = page.next ?? "";
  } while (after);
  return shown;
}
