import { addressOf } from "./addresses";
import type { clientOf } from "./client";

/** Far more senders than Twilio lets one account have. */
const senderLimit = 500;

/** Twilio's shared sandbox sender: it belongs to nobody, so no account lists it among its own. @package */
export const sandboxNumber = "+14155238886";

const online = new Set(["ONLINE", "ONLINE:UPDATING"]);

type Client = NonNullable<ReturnType<typeof clientOf>>;

/** The WhatsApp sender with this number as Twilio has it; undefined where the account has none. @package */
export async function findSender(client: Client, number: string) {
  const senders = await client.messaging.v2.channelsSenders.list({
    channel: "whatsapp",
    limit: senderLimit,
  });
  const wanted = addressOf(number);
  return senders.find(({ senderId }) => senderId === wanted);
}

/** Can a sender send and receive? @package */
export const isOnline = ({ status }: { status: string }): boolean => online.has(status);
