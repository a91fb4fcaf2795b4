import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { passwordLinks, staff } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/passwords";
import { endSessionsOf } from "@/lib/auth/sessions";
import { forgiveName } from "@/lib/auth/throttle";
import { appUrl } from "@/lib/env";
import { leastPasswordLength } from "@/lib/lengths";
import { type Done, done, refused } from "@/lib/result";
import type { PasswordRefusal } from "./types";

const linkDays = 7;

/** Makes the link by which a member of staff chooses a password; the ones before it end. Answers with its address. */
export async function makePasswordLink(
  rows: Rows,
  { staffId, madeById }: { staffId: number; madeById: number | null },
): Promise<string> {
  await endLinksOf(rows, staffId);
  const token = randomBytes(24).toString("base64url");
  await rows.insert(passwordLinks).values({
    staffId,
    madeById,
    tokenHash: hashOf(token),
    expiresAt: sql`now() + make_interval(days => ${linkDays})`,
  });
  return `${appUrl()}/join/${token}`;
}

/** Ends every link of a member of staff: it was used, another was made, or the member was deactivated. */
export async function endLinksOf(rows: Rows, staffId: number): Promise<void> {
  await rows
    .update(passwordLinks)
    .set({ endedAt: sql`now()` })
    .where(and(eq(passwordLinks.staffId, staffId), isNull(passwordLinks.endedAt)));
}

/** Whose link this is, while it works; null for any other token. */
export async function ownerOfLink(
  token: string,
): Promise<{ staffId: number; name: string; email: string } | null> {
  return findOwner(db(), token);
}

/**
 * Sets the password that somebody chose by their link, which then works no more. Every session of the member ends;
 * they sign in with the new password, however often they tried the one that they had forgotten.
 */
export async function choosePassword({
  token,
  password,
}: {
  token: string;
  password: string;
}): Promise<Done<PasswordRefusal>> {
  if (password.length < leastPasswordLength) return refused("short");
  // Only a link that works is worth the cost of a hash.
  if (!(await ownerOfLink(token))) return refused("expired");
  const passwordHash = await hashPassword(password);
  const owner = await db().transaction(async (rows) => {
    const found = await findOwner(rows, token, { lock: true });
    if (!found) return null;
    const { staffId } = found;
    await rows.update(staff).set({ passwordHash }).where(eq(staff.id, staffId));
    await endLinksOf(rows, staffId);
    await endSessionsOf(rows, staffId);
    await recordAudit(rows, { staffId, action: "staff.passwordChosen" });
    return found;
  });
  if (!owner) return refused("expired");
  await forgiveName(owner.email);
  return done;
}

async function findOwner(rows: Rows, token: string, { lock = false } = {}) {
  const asked = rows
    .select({ staffId: staff.id, name: staff.name, email: staff.email })
    .from(passwordLinks)
    .innerJoin(staff, eq(staff.id, passwordLinks.staffId))
    .where(
      and(
        eq(passwordLinks.tokenHash, hashOf(token)),
        isNull(passwordLinks.endedAt),
        gt(passwordLinks.expiresAt, sql`now()`),
        isNull(staff.deactivatedAt),
      ),
    );
  const [owner] = await (lock ? asked.for("update") : asked);
  return owner ?? null;
}

/** The token has 192 random bits, so a plain hash is as hard to undo as a slow one. */
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
