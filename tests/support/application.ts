import type { Staff } from "@/lib/auth/current-staff";
import type { Channel } from "@/lib/channels/types";
import { changesSince } from "@/lib/dialogs/live/changes";
import { receive } from "@/lib/dialogs/receive/receive";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweep, sweepEvery } from "@/lib/dialogs/sweep";
import { publishChanged } from "@/lib/live/publish";

/** What an application is asked to do, as its doors would. */
export type Order =
  | {
      do: "receive";
      channel: Channel;
      url: string;
      body: string;
      headers: Record<string, string>;
    }
  | {
      do: "reply";
      staff: Staff;
      dialogId: number;
      text: string;
      clientId: string;
      seenSeq: number;
    }
  | { do: "changes"; staff: Staff; cursor: string }
  | { do: "sweep" };

/**
 * One application's rooms in a process of their own, as `npm start` and a serverless function hold them: with its own
 * pool, its own caches and its own sweep. It does what it is told and answers.
 */
const stop = sweepEvery(50);
process.on("message", async ({ id, order }: { id: number; order: Order }) => {
  process.send?.({ id, answer: await carryOut(order) });
});
process.once("disconnect", () => {
  stop();
  process.exit();
});
process.send?.({ id: 0, answer: "ready" });

async function carryOut(order: Order): Promise<unknown> {
  switch (order.do) {
    case "receive":
      return received(order);
    case "reply": {
      const { staff, do: _, ...reply } = order;
      const stored = await storeReply(staff, reply);
      if (stored.ok) await publishChanged(stored.value);
      return stored;
    }
    case "changes":
      return changesSince(order.staff, { cursor: order.cursor, open: null });
    case "sweep":
      return sweep();
  }
}

async function received({
  channel,
  url,
  body,
  headers,
}: Extract<Order, { do: "receive" }>) {
  const bytes = new TextEncoder().encode(body);
  const kept = await receive(channel, {
    url,
    body: bytes,
    header: (name) => headers[name] ?? null,
  });
  if (kept.ok) await kept.tell();
  return kept.ok;
}
