import type { Size } from "@/tests/chaos/support/size";
import type { World } from "@/tests/chaos/support/world";
import { lossyRound, type Plan, steadyRound } from "./rounds";

const patience = 15;

const plans: Record<Size, { steady: Plan; lossy: Plan | null }> = {
  full: {
    steady: { perSecond: 60, patience, patients: 1400, times: [300, 20, 10] },
    lossy: { perSecond: 60, patience, patients: 1400, times: [100, 7, 3] },
  },
  quick: {
    steady: { perSecond: 60, patience, patients: 240, times: [40, 3, 2] },
    lossy: { perSecond: 60, patience, patients: 240, times: [12, 1, 1] },
  },
  // Slow and patient enough for a machine that is busy with other tests: what is kept counts here, not how fast.
  cut: {
    steady: { perSecond: 12, patience: 60, patients: 40, times: [6, 1, 1] },
    lossy: null,
  },
};

/**
 * Webhooks of both channels come in while PostgreSQL and the application are killed again and again; first from
 * providers that try again, then from some that never do. True where every bar is met.
 */
export async function chaosIn(world: World, size: Size): Promise<boolean> {
  const { steady, lossy } = plans[size];
  const first = await steadyRound(world, steady);
  const second = lossy === null || (await lossyRound(world, lossy));
  return first && second;
}
