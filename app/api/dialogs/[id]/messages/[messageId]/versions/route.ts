import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { VersionsInput } from "@/lib/dialogs/input";
import { earlierVersions } from "@/lib/dialogs/thread/versions";

/** What an edited message said before. */
export const GET = staffRoute<{ id: string; messageId: string }>(
  async ({ staff, params }) => {
    const asked = VersionsInput.safeParse(params);
    if (!asked.success) return found(null);
    const { id: dialogId, messageId } = asked.data;
    return found(await earlierVersions(staff, { dialogId, messageId }));
  },
);
