import type { TwilioSender } from "./state";
import type { World } from "./world";

/** Stands for the product's own webhook, wherever the product is reached at the time. */
export const ownWebhook = "app";

/** Where a patient's message to this number is posted; null where nobody has set it. */
export const inboundUrl = (world: World, { callbackUrl }: TwilioSender) =>
  resolve(callbackUrl, `${world.address.appUrl}/api/webhooks/twilio/inbound`);

/** Where the fate of a message is posted that names no callback of its own. */
export const statusUrl = (world: World, { statusCallbackUrl }: TwilioSender) =>
  resolve(statusCallbackUrl, `${world.address.appUrl}/api/webhooks/twilio/status`);

const resolve = (url: string | null, own: string) => (url === ownWebhook ? own : url);
