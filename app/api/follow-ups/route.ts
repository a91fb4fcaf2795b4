import { staffRoute } from "@/lib/auth/guard";
import { countDue } from "@/lib/touches/follow-ups";

/** How many follow-ups are due by today. */
export const GET = staffRoute(async ({ staff }) =>
  Response.json({ due: await countDue(staff) }),
);
