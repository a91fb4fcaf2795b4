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

/** The channel whose provider posts to this path below our public address; null where none does. */
export function channelAt(path: string): ChannelAdapter | null {
  const posts = ({ facts }: ChannelAdapter) =>
    facts.inboundPath === path || facts.statusPath === path;
  return Object.values(adapters).find(posts) ?? null;
}
