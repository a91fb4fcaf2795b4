import { adapters } from "@/lib/channels";
import type { TextLimits } from "./types";

/** How much each channel takes of one message. */
export const textLimits = (): TextLimits =>
  Object.fromEntries(
    Object.values(adapters).map(({ channel, facts }) => [channel, facts.text]),
  );
