import type { Answer, ProviderRequest } from "@/tests/support/standin/provider";
import type { TwilioAccount } from "./state";
import type { World } from "./world";

/** An authenticated request with the ids of its path. */
export type Call = {
  world: World;
  account: TwilioAccount;
  request: ProviderRequest;
  ids: Record<string, string>;
};

export type Answering = (call: Call) => Answer | Promise<Answer>;

export const apiVersion = "2010-04-01";

/** A time as Twilio's older API writes it: `Fri, 20 Nov 2026 09:05:00 +0000`. */
export const rfc2822 = (iso: string) =>
  new Date(iso).toUTCString().replace("GMT", "+0000");
