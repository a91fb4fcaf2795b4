import { and, desc, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { sessions, staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { requestAddress } from "@/lib/audit/request-address";
import type { Staff } from "@/lib/auth/current-staff";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords";
import { endSessionsOf, sessionIsOpen } from "@/lib/auth/sessions";
import { countAttempt, forgiveAttempt } from "@/lib/auth/throttle";
import { leastPasswordLength } from "@/lib/lengths";
import { type Done, done, refused } from "@/lib/result";
import { deviceOf } from "./device";
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
    const count = await endSessionsOf(rows, me.id, one);
    if (count === 0) return;
    await recordAudit(rows, {
      staffId: me.id,
      action: "session.ended",
      details: { count },
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
  const attempt = { email: me.email, address: (await requestAddress()) ?? "local" };
  if (!(await countAttempt(attempt)).ok) return refused("tooMany");
  const [stored] = await db()
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, me.id));
  const known = stored?.passwordHash ?? null;
  const matches = await verifyPassword(known ?? undefined, present);
  if (known === null || !matches) return refused("wrong");
  await forgiveAttempt(attempt);
  const passwordHash = await hashPassword(next);
  return db().transaction(async (rows) => {
    const changed = await rows
      .update(staff)
      .set({ passwordHash })
      .where(and(eq(staff.id, me.id), eq(staff.passwordHash, known)))
      .returning({ id: staff.id });
    // An admin has taken the password away meanwhile, or another screen has changed it.
    if (changed.length === 0) return refused("wrong");
    await endSessionsOf(rows, me.id, ne(sessions.id, me.sessionId));
    await recordAudit(rows, { staffId: me.id, action: "staff.passwordChanged" });
    return done;
  });
}
