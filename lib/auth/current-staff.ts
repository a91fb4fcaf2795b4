import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { signInPath } from "./safe-path";
import { type Cookies, sessionIn } from "./session-cookie";
import { keepSessionAlive, type Staff, staffOf } from "./sessions";

export type { Staff } from "./sessions";

/**
 * Who is asking, or null. The cookie only names a session; the database says each time whether it still holds, what
 * the member's role is and which accounts they see. Once per request of a page.
 * @param asked the cookies of a request that Next may not know of; without them they are those of the one it answers.
 */
export const currentStaff = cache(async (asked?: Cookies): Promise<Staff | null> => {
  const session = await sessionIn(asked ?? (await cookies()));
  return session && staffOf(session);
});

/** For pages: the member of staff who is there, and who therefore keeps the session alive; others go to sign in. */
export const requireStaff = cache(async (): Promise<Staff> => {
  const staff = await currentStaff();
  if (!staff) redirect(signInPath(await askedPath(), { ended: true }) as Route);
  await keepSessionAlive(staff.sessionId);
  return staff;
});

/** For an administrator's pages: to anybody else they do not exist. */
export async function requireAdmin(): Promise<Staff> {
  const staff = await requireStaff();
  if (staff.role !== "admin") notFound();
  return staff;
}

/** The page that was asked for, which middleware.ts notes on every request for one. */
const askedPath = async () => (await headers()).get("x-asked-path");
