import type { World } from "@/tests/chaos/support/world";
import { randomOf } from "@/tests/support/random";
import type { RequestFault } from "@/tests/support/standin/faults";

const sends = ["twilio.messages.create", "instagram.messages.create"];

/** How many of a thousand posts go wrong in which way; 14 s is longer than the product waits for any answer. */
const faults: [share: number, fault: RequestFault][] = [
  [50, { type: "accept-then-drop" }],
  [50, { type: "late", afterMs: 14_000 }],
  [50, { type: "status", status: 429, retryAfterSeconds: 1 }],
  [15, { type: "status", status: 503 }],
  [15, { type: "accept-then-status", status: 503 }],
];

/** Lets both providers fail by chance until their faults are cleared. */
export function beUnreliable({ standin }: World): void {
  const random = randomOf(13);
  for (const on of sends) {
    for (const [share, fault] of faults) {
      const when = () => random.below(1000) < share;
      standin.fault(on, fault, { times: Number.POSITIVE_INFINITY, when });
    }
  }
}

/** How many of the clinic's posts met a fault. */
export const countFaults = ({ standin }: World): number =>
  standin.received.filter(({ kind, fault }) => fault !== null && sends.includes(kind))
    .length;
