import { randomUUID } from "node:crypto";
import { and, eq, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db, type Rows } from "@/db";
import { prepared } from "@/db/prepared";
import { grants, sessions, staff } from "@/db/schema";
import { renewAudience } from "@/lib/live/audience";
import type { AccountScope } from "./scope";

/** A session ends after this many hours whatever happens… */
export const sessionHours = 12;
/** …and after this many without a page, an action or a save. Screens that look for news by themselves do not count. */
const idleHours = 2;

/** All that the cookie carries. */
export type SessionToken = { staffId: number; sessionId: string };

/** Who is asking, as the database knows them at this moment. */
export type Staff = {
  id: number;
  name: string;
  email: string;
  role: "admin" | "staff";
  sessionId: string;
  scopeVersion: number;
  scope: AccountScope;
  /** Read together with the scope, so that it is never newer (`lib/live/audience.ts`). */
  audience: string;
};

/** Whether a row of `sessions` still lets somebody in. */
export const sessionIsOpen = sql`${sessions.endedAt} is null and ${sessions.endsAt} > now()
  and ${sessions.seenAt} > now() - make_interval(hours => ${idleHours})`;

/** Begins a session with an id that nobody had before. */
export async function startSession(
  rows: Rows,
  { staffId, userAgent }: { staffId: number; userAgent: string },
): Promise<SessionToken> {
  const sessionId = randomUUID();
  await rows.insert(sessions).values({
    id: sessionId,
    staffId,
    endsAt: sql`now() + make_interval(hours => ${sessionHours})`,
    userAgent: userAgent.slice(0, 300),
  });
  return { staffId, sessionId };
}

/** Ends one session for good and says whether it was still open. */
export async function endSession(rows: Rows, sessionId: string): Promise<boolean> {
  const ended = await rows
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/**
 * Ends the sessions of a member of staff, or those of them that are meant: after a deactivation, a new password or
 * another role. What their screens heard, they hear no more. Answers with how many were still open.
 */
export async function endSessionsOf(
  rows: Rows,
  staffId: number,
  meant?: SQL,
): Promise<number> {
  const ended = await rows
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.staffId, staffId), isNull(sessions.endedAt), meant))
    .returning({ id: sessions.id });
  await renewAudience(rows);
  return ended.length;
}

/** Notes that somebody is there, at most once a minute. */
export async function keepSessionAlive(sessionId: string): Promise<void> {
  await db()
    .update(sessions)
    .set({ seenAt: sql`now()` })
    .where(
      and(
        eq(sessions.id, sessionId),
        lt(sessions.seenAt, sql`now() - interval '1 minute'`),
      ),
    );
}

/** The member of staff behind a cookie, or null once the session is over or the member deactivated. One query. */
export async function staffOf({
  staffId,
  sessionId,
}: SessionToken): Promise<Staff | null> {
  const [row] = await prepared(sql<Known>`
    select ${staff.id}, ${staff.name}, ${staff.email}, ${staff.role}, ${staff.scopeVersion} as "scopeVersion",
      ${staff.allAccounts} as "allAccounts", ${grantedAccounts} as "accountIds",
      (select audience from organisation) as audience
    from ${sessions} join ${staff} on ${staff.id} = ${sessions.staffId}
    where ${sessions.id} = ${sessionId} and ${sessions.staffId} = ${staffId}
      and ${staff.deactivatedAt} is null and ${sessionIsOpen}`);
  if (!row) return null;
  const { allAccounts, accountIds, ...rest } = row;
  return {
    ...rest,
    id: Number(rest.id),
    sessionId,
    scope: allAccounts ? { all: true } : { all: false, accountIds },
  };
}

type Known = Pick<Staff, "name" | "email" | "role" | "scopeVersion" | "audience"> & {
  id: string;
  allAccounts: boolean;
  accountIds: number[];
};

const grantedAccounts = sql`coalesce((
  select json_agg(${grants.accountId} order by ${grants.accountId})
  from ${grants} where ${grants.staffId} = ${staff.id}), '[]')`;
