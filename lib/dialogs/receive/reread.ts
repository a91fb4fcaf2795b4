import { accounts, deliveries } from "@/db/schema";
import { adapterOf } from "@/lib/channels";
import type { ChannelEvent } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import { clampTime } from "./clamp-time";

/** What of a kept event is asked for to read it again. @package */
export const keptEvent = {
  payload: deliveries.payload,
  receivedAt: deliveries.receivedAt,
  accountId: deliveries.accountId,
  channel: accounts.channel,
};

type Kept = { payload: string; receivedAt: Date; channel: Channel };

/** A kept event as it first came: it was said then, and not when it can be applied after all. @package */
export const reread = ({ channel, payload, receivedAt }: Kept): ChannelEvent =>
  clampTime(adapterOf(channel).reread(payload), receivedAt);
