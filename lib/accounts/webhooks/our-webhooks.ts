import { adapterOf } from "@/lib/channels";
import type { Webhooks } from "@/lib/channels/asked";
import type { Channel } from "@/lib/channels/types";
import { appUrl, env } from "@/lib/env";

/** Where a channel's provider must post, as it must be entered there: whole addresses, which it also signs. */
export function ourWebhooks(channel: Channel): Webhooks {
  const { inboundPath, statusPath } = adapterOf(channel).facts;
  return {
    inbound: `${appUrl()}${inboundPath}`,
    status: `${appUrl()}${statusPath ?? inboundPath}`,
  };
}

/** Can providers post there at all? They post to https alone, a stand-in of theirs to any address. */
export const isReachable = (): boolean =>
  env().PROVIDER_STANDIN_URL !== undefined || appUrl().startsWith("https:");
