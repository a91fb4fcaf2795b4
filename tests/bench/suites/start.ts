import { migrate } from "@/db/migrate";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { serverMemory } from "../ground/memory";
import { startProduct } from "../ground/product";
import { startDurable } from "../ground/server";

/** How long `npm start` takes once its database is up, and what the server then weighs. */
export async function startSuite({ house }: Clinic): Promise<Section> {
  const postgres = await startDurable(house, "start");
  await migrate(postgres.url);
  const starts: number[] = [];
  let memory = 0;
  for (let round = 0; round < 3; round += 1) {
    const product = await startProduct(house, postgres.url);
    starts.push(product.startedMs);
    memory = serverMemory(product.pid);
    await product.stop();
  }
  await postgres.stop();
  const [, middle = 0] = starts.toSorted((one, other) => one - other);
  return {
    title: "Start",
    about:
      "From `npm start` to the first answer, the database up and migrated: the middle of three. Memory is the server's when it begins.",
    lines: [
      {
        name: "cold start",
        figure: `${(middle / 1000).toFixed(2)} s`,
        bar: atMost(2_000, middle, "≤ 2 s, in ms"),
      },
      { name: "memory of the server", figure: `${memory} MB` },
    ],
  };
}
