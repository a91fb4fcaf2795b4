import { z } from "zod";
import { hostedLimits, isChannelName } from "./limits";

/** An event as the `pusher` SDK posts it: one channel or several, the data already a string. */
export const Event = z
  .object({
    name: z.string().min(1).max(hostedLimits.eventNameLength),
    data: z.string(),
    channel: z.string().optional(),
    channels: z.array(z.string()).min(1).max(hostedLimits.channelsPerEvent).optional(),
    socket_id: z.string().optional(),
  })
  .transform(({ channel = "", channels = [channel], ...event }) => ({
    ...event,
    channels,
  }))
  .refine(({ channels }) => channels.every(isChannelName));
/** An event, ready to be sent to its channels. */
export type Event = z.infer<typeof Event>;

/** Several events in one post, as the SDK sends them. */
export const Batch = z.object({ batch: z.array(Event).max(hostedLimits.eventsPerBatch) });
