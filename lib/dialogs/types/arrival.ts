import type { AccountTag } from "@/lib/accounts/types/tag";

/** A patient's message that just came: enough to call somebody to the screen, and none of its words. */
export type Arrival = {
  messageId: number;
  dialogId: number;
  name: string;
  /** Which of the clinic's accounts they wrote to. */
  account: AccountTag;
};

/** What came since a cursor; `unread` as in {@link TabCounts}, `channels` the live channels that tell of more. */
export type Arrivals = {
  cursor: string;
  unread: number;
  arrivals: Arrival[];
  channels: string[];
};
