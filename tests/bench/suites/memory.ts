import { setTimeout as pause } from "node:timers/promises";
import { load } from "../figures/load";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { serverMemory } from "../ground/memory";
import { startProduct } from "../ground/product";
import { startReceiver } from "../ground/receiver";
import { postsTo } from "./webhook-posts";

const connections = 16;
/** What follows the last answers has ended by then. */
const settledMs = 5_000;

/** What the server weighs after a tenth as many signed webhooks as the clinic has messages, 100,000 at most. */
export async function memorySuite({ house, messages }: Clinic): Promise<Section> {
  const count = Math.min(100_000, messages / 10);
  const { postgres, url } = await startReceiver(house, "memory");
  const product = await startProduct(house, url);
  try {
    const posts = postsTo(product.url);
    await load("warm", posts.twilio, { connections, count: 200 });
    const before = serverMemory(product.pid);
    const received = await load("webhooks", posts.twilio, { connections, count });
    await pause(settledMs);
    const after = serverMemory(product.pid);
    return {
      title: "Memory",
      about: `The server's resident memory before and after ${count.toLocaleString("en")} signed webhooks, ${connections} at a time.`,
      lines: [
        { name: "a signed webhook", times: received.times },
        { name: "answers a second", figure: `${Math.round(received.rate)} /s` },
        { name: "before", figure: `${before} MB` },
        { name: "after", figure: `${after} MB`, bar: atMost(350, after, "≤ 350 MB") },
      ],
    };
  } finally {
    await product.stop();
    await postgres.stop();
  }
}
