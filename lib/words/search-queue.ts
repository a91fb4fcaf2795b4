import { limitPerMember } from "@/lib/concurrency/limit-per-member";

/**
 * A member's searches, which ask more of the database than anything else: two at once, and a queue that fast typing
 * never fills. One who asks without end holds up themselves and nobody else.
 */
export const inSearchQueue = limitPerMember({ most: 2, mostQueued: 6 });
