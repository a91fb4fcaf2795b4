import { refused } from "@/lib/result";
import type { Sender, Webhooks, WebhooksRead } from "../asked";
import { clientOf, faultOf, noAnswerOf } from "./client";
import { findSender, isOnline, sandboxNumber } from "./senders";

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Listed = NonNullable<Awaited<ReturnType<typeof findSender>>>;

/** Where Twilio posts what happens to a WhatsApp sender, by its Senders API. */
export const webhooks = {
  read: (sender: Sender) =>
    asking(sender, async (_client, listed) =>
      isOnline(listed) ? told(listed.webhook) : refused("absent"),
    ),
  set: (sender: Sender, ours: Webhooks) =>
    asking(sender, async (client, { sid }) => {
      await client.messaging.v2.channelsSenders(sid).update(asTwilioWrites(ours));
      // Twilio takes the change on and makes it afterwards: what it says now is what counts.
      return told((await client.messaging.v2.channelsSenders(sid).fetch()).webhook);
    }),
};

async function asking(
  sender: Sender,
  ask: (client: Client, listed: Listed) => Promise<WebhooksRead>,
): Promise<WebhooksRead> {
  const client = clientOf(sender);
  if (!client) return refused("unauthorised");
  try {
    const { accountExternalId: number } = sender;
    const listed = await findSender(client, number);
    if (listed) return await ask(client, listed);
    return refused(number === sandboxNumber ? "unlisted" : "absent");
  } catch (error) {
    return refused(noAnswerOf(faultOf(error)));
  }
}

const told = (webhook: Listed["webhook"] | null): WebhooksRead => ({
  ok: true,
  set: {
    inbound: webhook?.callbackUrl || null,
    status: webhook?.statusCallbackUrl || null,
  },
});

/** The SDK sends what it is given word for word, and its types have other words than Twilio. */
const asTwilioWrites = ({ inbound, status }: Webhooks) =>
  ({
    webhook: {
      callback_url: inbound,
      callback_method: "POST",
      status_callback_url: status,
      status_callback_method: "POST",
    },
  }) as never;
