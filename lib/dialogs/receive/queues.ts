import { limitConcurrency } from "@/lib/concurrency/limit-concurrency";

/**
 * Each delivery asks the database several times. More at once than it can serve would all wait each time, and all be
 * late together; in a queue they are done one after the other. Providers give up after 15 seconds.
 * @package
 */
export const inReceiveQueue = limitConcurrency({ most: 6, timeoutMs: 9_000 });

/** What comes after the answers has less of the database than they. @package */
export const inFollowUpQueue = limitConcurrency({ most: 2, timeoutMs: 60_000 });
