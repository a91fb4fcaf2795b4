import type { Channel } from "@/lib/channels/types";

/** What has been done of what leads to the first answered message; in this order. */
export type FirstSteps = {
  /** The clinic has a name of its own. */
  named: boolean;
  /** An account is connected: its provider has confirmed it. */
  connected: boolean;
  /** The channel of the first of them, whose provider is to post to the portal; null before there is one. */
  channel: Channel | null;
  /** A delivery with a right signature has reached us. */
  heard: boolean;
  /** A patient's message is kept. */
  written: boolean;
  /** An answer by a member of staff was taken by the provider. */
  answered: boolean;
  /** Somebody else is on the staff. */
  colleague: boolean;
};
