import type { ChannelAdapter } from "./channel";
import { twilioWhatsApp } from "./twilio";
import type { Channel } from "./types";

/** Every channel's adapter: a new channel does not compile until it has one. */
export const adapters = { whatsapp: twilioWhatsApp } as Record<Channel, ChannelAdapter>;

/** The adapter of a channel. */
export const adapterOf = (channel: Channel): ChannelAdapter => adapters[channel];
