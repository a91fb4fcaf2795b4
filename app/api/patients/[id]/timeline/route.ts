import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { AskedInput, TimelineInput } from "@/lib/touches/input";
import { readTimeline } from "@/lib/touches/timeline";

/** A page of a person's timeline: `?show=…&kind=…&account=…&channel=…&staff=…&from=…&to=…&after=…&count=…`. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const person = AskedInput.safeParse(params);
  if (!person.success) return found(null);
  const query = TimelineInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  return found(await readTimeline(staff, person.data.id, query));
});
