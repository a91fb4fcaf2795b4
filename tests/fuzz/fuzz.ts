import { supervise } from "@/scripts/steps/supervise";
import { sizeAsked } from "@/tests/chaos/support/size";
import { openWorld } from "@/tests/chaos/support/world";
import { fuzz } from "./run";

/** `npm run fuzz` */
await supervise(async (house) => {
  const size = sizeAsked();
  return (await fuzz(await openWorld(house), size)) ? 0 : 1;
});
