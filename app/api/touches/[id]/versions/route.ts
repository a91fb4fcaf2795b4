import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { AskedInput } from "@/lib/touches/input";
import { touchVersions } from "@/lib/touches/versions";

/** Everything that a touch ever said, newest version first. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const touch = AskedInput.safeParse(params);
  return found(touch.success ? await touchVersions(staff, touch.data.id) : null);
});
