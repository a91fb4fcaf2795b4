import { turnstile } from "@/lib/waiting/turnstile";

/**
 * Each delivery asks the database several times. More at once than it can serve would all wait each time, and all be
 * late together; in line they are done one after the other. Providers give up after 15 seconds.
 * @package
 */
export const inTurn = turnstile({ atOnce: 6, patienceMs: 9_000 });

/** What comes after the answers has less of the database than they. @package */
export const afterTurn = turnstile({ atOnce: 2, patienceMs: 60_000 });
