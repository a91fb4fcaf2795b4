import type { Sender, Webhooks, WebhooksRead } from "../asked";
import { clientOf, faultOf, noAnswerOf } from "./client";
import { findSender } from "./senders";

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Listed = NonNullable<Awaited<ReturnType<typeof findSender>>>;
type Told = Listed["webhook"] | null;

/** Where Twilio posts what happens to a WhatsApp sender, by its Senders API. */
export const webhooks = {
  read: (sender: Sender) => asking(sender, async (_client, listed) => listed.webhook),
  set: (sender: Sender, ours: Webhooks) =>
    asking(sender, async (client, { sid }) => {
      await client.messaging.v2.channelsSenders(sid).update(asTwilioWrites(ours));
      // Twilio takes the change on and makes it afterwards: what it says now is what counts.
      return (await client.messaging.v2.channelsSenders(sid).fetch()).webhook;
    }),
};

async function asking(
  sender: Sender,
  ask: (client: Client, listed: Listed) => Promise<Told>,
): Promise<WebhooksRead> {
  const client = clientOf(sender);
  if (!client) return { ok: false, reason: "unauthorised" };
  try {
    const listed = await findSender(client, sender.accountExternalId);
    if (!listed) return { ok: false, reason: "unlisted" };
    return { ok: true, set: read(await ask(client, listed)) };
  } catch (error) {
    return { ok: false, reason: noAnswerOf(faultOf(error)) };
  }
}

const read = (told: Told): Webhooks<string | null> => ({
  inbound: told?.callbackUrl || null,
  status: told?.statusCallbackUrl || null,
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
