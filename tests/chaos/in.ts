import { supervise } from "@/scripts/steps/supervise";
import { chaosIn } from "./in/run";
import { sizeAsked } from "./support/size";
import { openWorld } from "./support/world";

/** `npm run chaos:in` */
await supervise(async (house) => {
  const size = sizeAsked();
  return (await chaosIn(await openWorld(house), size)) ? 0 : 1;
});
