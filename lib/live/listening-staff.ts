import { gt, sql } from "drizzle-orm";
import { db } from "@/db";
import { sessions } from "@/db/schema";

/** Whose screens may be open still: who has signed in within the time that a session can last, ended or not. */
export async function listeningStaff(): Promise<number[]> {
  const found = await db()
    .selectDistinct({ staffId: sessions.staffId })
    .from(sessions)
    .where(gt(sessions.endsAt, sql`now()`));
  return found.map(({ staffId }) => staffId);
}
