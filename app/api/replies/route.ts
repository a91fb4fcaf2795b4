import { staffRoute } from "@/lib/auth/guard";
import { clinicName } from "@/lib/clinic/clinic-name";
import { listCanned } from "@/lib/replies/list-canned";
import type { CannedReplies } from "@/lib/replies/types";

/** The canned replies that the asking member may say somewhere, and what the clinic is called. */
export const GET = staffRoute(async ({ staff }) => {
  const [replies, clinic] = await Promise.all([listCanned(staff.scope), clinicName()]);
  return Response.json({ replies, clinic } satisfies CannedReplies);
});
