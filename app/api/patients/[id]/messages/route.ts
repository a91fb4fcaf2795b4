import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { AskedInput, CitableInput } from "@/lib/touches/input";
import { recentMessages } from "@/lib/touches/recent-messages";

/** The newest messages that a touch may refer to: `?dialog=<of one dialog>&message=<one more>`. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const person = AskedInput.safeParse(params);
  if (!person.success) return found(null);
  const asked = CitableInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  return found(await recentMessages(staff, person.data.id, asked));
});
