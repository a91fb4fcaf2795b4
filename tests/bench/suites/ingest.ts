import { type Load, load } from "../figures/load";
import { atLeast, atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { type Product, startProduct } from "../ground/product";
import { startReceiver } from "../ground/receiver";
import { startFloor } from "../peers/floor";
import { type Posts, postsTo } from "./webhook-posts";

const connections = 16;
const forMs = 6_000;

/** Signed webhooks through `npm start`, beside an empty route of it and a bare server that keeps one row. */
export async function ingestSuite({ house }: Clinic): Promise<Section> {
  const { postgres, url } = await startReceiver(house, "ingest");
  const product = await startProduct(house, url);
  const floor = await startFloor(url);
  try {
    return await measure(product, postsTo(product.url), floor.url);
  } finally {
    await floor.stop();
    await product.stop();
    await postgres.stop();
  }
}

async function measure(
  product: Product,
  posts: Posts,
  floorUrl: string,
): Promise<Section> {
  const rounds: Record<string, Load[]> = { floor: [], empty: [], webhook: [] };
  const nothing = `${product.url}/api/bench/nothing`;
  // A round of each that does not count: a process that has been up for a while runs both as they are run from then on.
  await load("warm", () => posts.empty(nothing), { connections, forMs });
  await load("warm", () => posts.twilio(), { connections, forMs });
  for (let round = 0; round < 3; round += 1) {
    rounds.floor?.push(
      await load("floor", () => posts.empty(floorUrl), { connections, forMs: forMs / 3 }),
    );
    rounds.empty?.push(
      await load("empty", () => posts.empty(nothing), { connections, forMs }),
    );
    rounds.webhook?.push(
      await load("webhook", () => posts.twilio(), { connections, forMs }),
    );
  }
  const batch = await load("batch", () => posts.instagramBatch(1_000), {
    connections: 1,
    count: 3,
  });
  const [floor, empty, webhook] = Object.values(rounds).map(middle);
  if (!floor || !empty || !webhook) throw new Error("Nothing was measured.");
  return {
    title: "Ingest",
    about: `${connections} connections that stay open; PostgreSQL with everything on the disk before it answers. The middle of three rounds of ${forMs / 1000} s each, in turns, after one that does not count.`,
    lines: [
      { name: "node:http with one insert", times: floor.times },
      { name: "answers a second", figure: rateOf(floor) },
      { name: "an empty App Router handler", times: empty.times },
      { name: "answers a second", figure: rateOf(empty) },
      { name: "a signed webhook", times: webhook.times },
      {
        name: "answers a second",
        figure: rateOf(webhook),
        bar: atLeast(0.7 * empty.rate, webhook.rate, "≥ 0.7 × the empty handler"),
      },
      {
        name: "its slowest in a hundred",
        figure: `${Math.round(webhook.times.p99)} ms`,
        bar: atMost(
          3 * empty.times.p99,
          webhook.times.p99,
          "p99 ≤ 3 × the empty handler's",
        ),
      },
      {
        name: "the longest time without an answer",
        figure: `${Math.round(webhook.stallMs)} ms`,
        bar: atMost(250, webhook.stallMs, "≤ 250 ms"),
      },
      {
        name: "a batch of 1,000 Instagram updates",
        times: batch.times,
        bar: atMost(2_000, batch.times.max, "≤ 2 s"),
      },
    ],
  };
}

const rateOf = ({ rate }: Load): string => `${Math.round(rate)} /s`;

/** The round whose rate lies between the others'. */
const middle = (rounds: Load[]): Load | undefined =>
  rounds.toSorted((one, other) => one.rate - other.rate)[Math.floor(rounds.length / 2)];
