import { and, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db";
import { staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { verifyPassword } from "./passwords";
import { type SessionToken, startSession } from "./sessions";
import { type Attempt, countAttempt, forgiveAttempt } from "./throttle";
import type { SignInOutcome } from "./types";

/** Somebody at the door: what they typed, and where they stand. */
export type Visitor = Attempt & { password: string; userAgent: string };

type Outcome = Exclude<SignInOutcome, { ok: true }> | ({ ok: true } & SessionToken);

/**
 * Lets a member of staff in and begins their session, or says why not. Every sign-in and refusal is audited; of the
 * attempts beyond the limit only the first, or a stranger could fill the log.
 */
export async function signIn(visitor: Visitor): Promise<Outcome> {
  const allowance = await countAttempt(visitor);
  if (!allowance.ok) {
    if (allowance.first) await auditRefusal(visitor, "tooMany");
    return { ok: false, reason: "tooMany", waitSeconds: allowance.waitSeconds };
  }
  const member = await findByEmail(visitor.email);
  const matches = await verifyPassword(
    member?.passwordHash ?? undefined,
    visitor.password,
  );
  const token = member && matches ? await letIn(member, visitor) : null;
  if (token) {
    await forgiveAttempt(visitor);
    return { ok: true, ...token };
  }
  const reason = member?.deactivatedAt ? "deactivated" : "wrong";
  await auditRefusal(visitor, reason, member?.id);
  return { ok: false, reason: "wrong" };
}

type Member = Pick<typeof staff.$inferSelect, "id" | "passwordHash" | "deactivatedAt">;

async function findByEmail(email: string): Promise<Member | undefined> {
  const [found] = await db()
    .select({
      id: staff.id,
      passwordHash: staff.passwordHash,
      deactivatedAt: staff.deactivatedAt,
    })
    .from(staff)
    .where(eq(sql`lower(${staff.email})`, email.trim().toLowerCase()));
  return found;
}

/**
 * Null for who was deactivated, or whose password was taken away or changed while it was looked at: whoever does that
 * ends the sessions that there are, and none may begin behind their back.
 */
function letIn(
  { id, passwordHash }: Member,
  { address, userAgent }: Visitor,
): Promise<SessionToken | null> {
  return db().transaction(async (rows) => {
    const [still] = await rows
      .select({ passwordHash: staff.passwordHash })
      .from(staff)
      .where(and(eq(staff.id, id), isNull(staff.deactivatedAt)))
      .for("share");
    if (still?.passwordHash !== passwordHash) return null;
    const token = await startSession(rows, { staffId: id, userAgent });
    await recordAudit(rows, { staffId: id, action: "session.started", address });
    return token;
  });
}

/** A name that nobody has is not kept: it may be a password in the wrong field. */
async function auditRefusal({ address }: Visitor, reason: string, staffId?: number) {
  await recordAudit(db(), {
    staffId: null,
    action: "session.refused",
    address,
    details: { reason },
    ...(staffId === undefined ? {} : { subject: "staff", subjectId: String(staffId) }),
  });
}
