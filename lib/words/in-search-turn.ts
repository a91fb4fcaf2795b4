import { turns } from "@/lib/waiting/turns";

/**
 * A member's searches, which ask more of the database than anything else: two at once, and a line that fast typing
 * never fills. One who asks without end holds up themselves and nobody else.
 */
export const inSearchTurn = turns({ atOnce: 2, inLine: 6 });
