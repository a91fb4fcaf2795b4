/** A patient's message that just came: enough to call somebody to the screen, and none of its words. */
export type Arrival = {
  messageId: number;
  dialogId: number;
  accountId: number;
  name: string;
  /** The channel's name for people. */
  channel: string;
};

/** What came since a cursor; `unread` as in {@link TabCounts}, `channels` the live channels that tell of more. */
export type Arrivals = {
  cursor: string;
  unread: number;
  arrivals: Arrival[];
  channels: string[];
};
