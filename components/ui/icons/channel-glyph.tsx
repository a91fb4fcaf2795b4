import type { Channel } from "@/lib/channels/types";
import { Icon, type IconName, type IconSize } from "./icon";

type Props = { channel: Channel; name?: string; size?: IconSize };

/** A channel's sign with its name for those who do not see it; without one it is decoration beside the name. */
export function ChannelGlyph({ channel, name, size = 14 }: Props) {
  // Where nobody has drawn a channel yet: something is said.
  return <Icon of={signs[channel] ?? "icon-message-square"} size={size} label={name} />;
}

const signs: Partial<Record<Channel, IconName>> = {
  whatsapp: "icon-whatsapp",
  instagram: "icon-instagram",
};
