import type { AccountTag } from "@/lib/accounts/types/tag";

/**
 * A patient's message that just came, or a dialog that a colleague has just assigned to somebody: enough to call them to
 * the screen, and no words. `messageId` of the latter is its touch's, below zero.
 */
export type Arrival = {
  messageId: number;
  dialogId: number;
  name: string;
  /** Which of the clinic's accounts they wrote to. */
  account: AccountTag;
  isAssigned: boolean;
};

/** What came since a cursor; `unread` as in {@link TabCounts}, `channels` the live channels that tell of more. */
export type Arrivals = {
  cursor: string;
  unread: number;
  arrivals: Arrival[];
  channels: string[];
};
