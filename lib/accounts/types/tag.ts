import type { Channel } from "@/lib/channels/types";

/** A colour that tells accounts apart, by its name. */
export type AccountColour = "teal" | "plum" | "ochre" | "brick" | "indigo" | "olive";

/** One of the clinic's endpoints as rows, headers and the composer show it. */
export type AccountTag = {
  id: number;
  channel: Channel;
  /** The channel's name for people: "WhatsApp". */
  channelName: string;
  label: string;
  /** `+44 7700 900100` or `@northgate.kids`. */
  handle: string;
  colour: AccountColour;
};

/** The colours that an account may have, in the order in which they are offered. */
export const accountColours = [
  "teal",
  "plum",
  "ochre",
  "brick",
  "indigo",
  "olive",
] as const satisfies readonly AccountColour[];
