import type { ReactNode } from "react";
import type { Channel } from "@/lib/channels/types";

type Props = { channel: Channel; name?: string; size?: number };

/** A channel's sign with its name for those who do not see it; without one it is decoration beside the name. */
export function ChannelGlyph({ channel, name, size = 14 }: Props) {
  return (
    <svg
      role={name ? "img" : "presentation"}
      aria-label={name}
      aria-hidden={!name}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {drawings[channel] ?? <path d={bubble} />}
    </svg>
  );
}

/** The sign of a channel that nobody has drawn yet: something is said. */
const bubble = "M1.5 2.5h11v7h-6l-2.8 2.4V9.5H1.5z";

const drawings: Partial<Record<Channel, ReactNode>> = {
  whatsapp: (
    <>
      <path d="M1.3 12.7l.8-2.7a5.6 5.6 0 1 1 2 1.9z" />
      <path
        d="M5 4.6c-.3 1.9 2.3 4.6 4.3 4.5l.5-1.1-1.3-.8-.7.6c-.7-.3-1.2-.9-1.5-1.6l.6-.6L6.1 4.3z"
        fill="currentColor"
        stroke="none"
      />
    </>
  ),
  instagram: (
    <>
      <rect x="1.4" y="1.4" width="11.2" height="11.2" rx="3.4" />
      <circle cx="7" cy="7" r="2.6" />
      <circle cx="10.1" cy="3.9" r=".8" fill="currentColor" stroke="none" />
    </>
  ),
};
