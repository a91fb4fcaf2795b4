import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "@/db";
import { networkOf } from "./client-address";

/** Whose password is tried (as typed) and from which address. */
export type Attempt = { email: string; address: string };

/** `first` is true for the one attempt that met the limit, so that the audit log keeps one row and not a thousand. */
export type Allowance = { ok: true } | { ok: false; waitSeconds: number; first: boolean };

const windowSeconds = 15 * 60;

/**
 * The limit on a name is the one that holds: an address can be made up where no proxy stands in front, and a whole
 * clinic may share one, so the limit on addresses only slows down who tries many names. Of IPv6 a network counts as one.
 */
const byName = limiter("name", 10);
const byAddress = limiter("address", 100);

/**
 * Whoever knows a name could use its ten attempts up, again and again, to shut its member out. So there are ten more from
 * where the member has signed in within a month, until they do so once more.
 */
const atHome = limiter("home", 10, 30 * 24 * 3_600);

/**
 * Counts one attempt to sign in, before the password is looked at, and says whether it may go on: ten for a name and a
 * hundred from an address in fifteen minutes. Counting is one statement each, so attempts at the same time count too.
 */
export async function countAttempt(attempt: Attempt): Promise<Allowance> {
  const name = await consume(byName, keyOf(attempt.email));
  if (!name.ok && !(await mayTryAtHome(attempt))) return name;
  return consume(byAddress, keyOf(networkOf(attempt.address)));
}

async function mayTryAtHome(attempt: Attempt): Promise<boolean> {
  const home = homeOf(attempt);
  return (await atHome.get(home)) !== null && (await consume(atHome, home)).ok;
}

/** Takes back what a successful sign-in had counted: a name starts anew, an address loses the one attempt. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  await Promise.all([
    forgiveName(attempt.email),
    byAddress.reward(keyOf(networkOf(attempt.address))),
    atHome.set(homeOf(attempt), 0, atHome.duration),
  ]);
}

/** Lets a name start anew: what was tried before it got another password says nothing of that one. */
export const forgiveName = (email: string) => byName.delete(keyOf(email));

function limiter(keyPrefix: string, points: number, duration = windowSeconds) {
  return new RateLimiterPostgres({
    // Asked at each query, so that no connection is made before the first; unnamed, because prepared statements
    // do not survive a pooler in transaction mode.
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) =>
        pool().query(text, values),
    },
    storeType: "client",
    tableName: "sign_in_attempts",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
}

const pool = (): Pool => db().$client;

async function consume(limit: RateLimiterPostgres, key: string): Promise<Allowance> {
  try {
    await limit.consume(key);
    return { ok: true };
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return {
      ok: false,
      waitSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
      first: reason.consumedPoints === limit.points + 1,
    };
  }
}

const homeOf = ({ email, address }: Attempt) =>
  keyOf(`${email.trim()} ${networkOf(address)}`);

/** A hash, because people type passwords into the e-mail field, and because a key has room for 255 characters. */
function keyOf(value: string): string {
  return createHash("sha256").update(value.trim().toLowerCase()).digest("base64url");
}
