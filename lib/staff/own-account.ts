import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { db } from "@/db";
import { sessions, staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Staff } from "@/lib/auth/current-staff";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { sessionIsOpen } from "@/lib/auth/sessions";
import { countAttempt, forgiveAttempt } from "@/lib/auth/throttle";
import { type Done, done, refused } from "@/lib/result";
import { deviceOf } from "./device";
import { leastPasswordLength } from "./password-length";
import type { OwnSession, PasswordRefusal } from "./types";

/** One's own open sessions, the newest first. */
export async function ownSessions(me: Staff): Promise<OwnSession[]> {
  const found = await db()
    .select()
    .from(sessions)
    .where(and(eq(sessions.staffId, me.id), sessionIsOpen))
    .orderBy(desc(sessions.seenAt));
  return found.map(({ id, startedAt, seenAt, userAgent }) => ({
    id,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    device: deviceOf(userAgent),
    isThis: id === me.sessionId,
  }));
}

/** Ends one of one's own sessions, or with null every one, this one too. Somebody else's is not touched. */
export async function endOwnSessions(me: Staff, sessionId: string | null): Promise<void> {
  await db().transaction(async (rows) => {
    const one = sessionId ? eq(sessions.id, sessionId) : undefined;
    const ended = await rows
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(and(eq(sessions.staffId, me.id), isNull(sessions.endedAt), one))
      .returning({ id: sessions.id });
    if (ended.length === 0) return;
    await recordAudit(rows, {
      staffId: me.id,
      action: "session.ended",
      details: { count: ended.length },
    });
  });
}

/**
 * Changes one's own password, which must be known, and ends one's other sessions. Wrong ones count like attempts to
 * sign in, so that an open screen is no way to guess.
 */
export async function changeOwnPassword(
  me: Staff,
  { present, next }: { present: string; next: string },
): Promise<Done<PasswordRefusal>> {
  if (next.length < leastPasswordLength) return refused("short");
  if (next === present) return refused("same");
  const attempt = { email: me.email, address: "local" };
  if (!(await countAttempt(attempt)).ok) return refused("tooMany");
  const [stored] = await db()
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, me.id));
  const matches = await verifyPassword(stored?.passwordHash ?? undefined, present);
  if (!matches) return refused("wrong");
  await forgiveAttempt(attempt);
  const passwordHash = await hashPassword(next);
  await db().transaction(async (rows) => {
    await rows.update(staff).set({ passwordHash }).where(eq(staff.id, me.id));
    await rows
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(
        and(
          eq(sessions.staffId, me.id),
          ne(sessions.id, me.sessionId),
          isNull(sessions.endedAt),
        ),
      );
    await recordAudit(rows, { staffId: me.id, action: "staff.passwordChanged" });
  });
  return done;
}
