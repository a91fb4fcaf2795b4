import { eq, sql } from "drizzle-orm";
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
  if (!member || !matches || member.deactivatedAt) {
    await auditRefusal(
      visitor,
      member?.deactivatedAt ? "deactivated" : "wrong",
      member?.id,
    );
    return { ok: false, reason: "wrong" };
  }
  await forgiveAttempt(visitor);
  return { ok: true, ...(await letIn(member.id, visitor)) };
}

async function findByEmail(email: string) {
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

function letIn(staffId: number, { address, userAgent }: Visitor): Promise<SessionToken> {
  return db().transaction(async (rows) => {
    const token = await startSession(rows, { staffId, userAgent });
    await recordAudit(rows, { staffId, action: "session.started", address });
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
