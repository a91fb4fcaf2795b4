import { addressOf } from "./addresses";
import type { clientOf } from "./client";

/** Far more senders than Twilio lets one account have. */
const senderLimit = 500;

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
