import type { ChannelAdapter } from "./channel";
import { instagram } from "./instagram";
import { twilioWhatsApp } from "./twilio";
import type { Channel } from "./types";

/** Every channel's adapter: a new channel does not compile until it has one here. */
export const adapters: Record<Channel, ChannelAdapter> = {
  whatsapp: twilioWhatsApp,
  instagram,
};

/** What speaks and understands a channel. */
export const adapterOf = (channel: Channel): ChannelAdapter => adapters[channel];
