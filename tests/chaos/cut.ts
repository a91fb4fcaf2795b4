import { supervise } from "@/scripts/steps/supervise";
import { fuzz } from "@/tests/fuzz/run";
import { chaosIn } from "./in/run";
import { chaosOut } from "./out/run";
import { openWorld } from "./support/world";

/** What `npm test` runs of chaos and fuzz: a little of each in one world. */
await supervise(async (house) => {
  const world = await openWorld(house);
  const met = [
    // First, while nobody has written: rows that come then come of a forgery.
    await fuzz(world, "cut"),
    await chaosIn(world, "cut"),
    await chaosOut(world, "cut"),
  ];
  return met.every(Boolean) ? 0 : 1;
});
