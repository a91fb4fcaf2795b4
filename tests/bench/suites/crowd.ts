import { setTimeout as pause } from "node:timers/promises";
import { timesOf } from "../figures/measure";
import { atLeast, atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { startProduct } from "../ground/product";
import { type Visitor, visitor } from "../ground/visitor";
import { termsOf } from "../seed/terms";

const forMs = 15_000;
const betweenMs = 50;
const searchesAtOnce = 200;
const crowdEveryMs = 3_000;

/** One member's browser asks for two hundred searches at once, again and again, while a colleague works in the list. */
export async function crowdSuite(clinic: Clinic): Promise<Section> {
  const product = await startProduct(clinic.house, clinic.url);
  try {
    const dana = await visitor(product, clinic.dana);
    const priya = await visitor(product, clinic.priya);
    await listTimes(dana, 2_000);
    const idle = timesOf("the list, while nobody searches", await listTimes(dana));
    const crowd = searchAtOnce(priya);
    const busy = timesOf("the list meanwhile", await listTimes(dana));
    const { found, turnedAway } = await crowd.end();
    return {
      title: "A crowd of searches",
      about: `Every ${crowdEveryMs / 1000} s one member asks for ${searchesAtOnce} searches at once; a colleague asks for the list every ${betweenMs} ms, for ${forMs / 1000} s.`,
      yardstick: idle,
      lines: [
        { name: idle.name, times: idle },
        {
          name: busy.name,
          times: busy,
          bar: atMost(2 * idle.p95, busy.p95, "p95 ≤ 2 × idle"),
        },
        {
          name: "searches done, and turned away (429)",
          figure: `${found} + ${turnedAway}`,
          bar: atLeast(1, found, "somebody who searches is served"),
        },
      ],
    };
  } finally {
    await product.stop();
  }
}

async function listTimes(dana: Visitor, lastMs = forMs): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + lastMs;
  while (performance.now() < until) {
    const askedAt = performance.now();
    const status = await dana.get("/api/dialogs?tab=active");
    if (status !== 200) throw new Error(`The list answered ${status}.`);
    times.push(performance.now() - askedAt);
    await pause(betweenMs);
  }
  return times;
}

function searchAtOnce(priya: Visitor) {
  const terms = termsOf("en", 60);
  const counts = new Map<number, number>();
  let isOver = false;
  const crowds = async () => {
    while (!isOver) {
      const searches = Array.from({ length: searchesAtOnce }, (_, index) => {
        const term = terms[index % terms.length] ?? "";
        return priya.get(`/api/dialogs/search?q=${encodeURIComponent(term)}`);
      });
      for (const status of await Promise.all(searches)) {
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      await pause(crowdEveryMs);
    }
  };
  const done = crowds();
  return {
    async end() {
      isOver = true;
      await done;
      return { found: counts.get(200) ?? 0, turnedAway: counts.get(429) ?? 0 };
    },
  };
}
