import { supervise } from "@/scripts/steps/supervise";
import { chaosOut } from "./out/run";
import { sizeAsked } from "./support/size";
import { openWorld } from "./support/world";

/** `npm run chaos:out` */
await supervise(async (house) => {
  const size = sizeAsked();
  return (await chaosOut(await openWorld(house), size)) ? 0 : 1;
});
