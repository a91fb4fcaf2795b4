import { createFaultQueue, type FaultQueue } from "@/tests/support/standin/faults";
import type { StateFile } from "@/tests/support/standin/state-file";
import type { CallbackFault } from "./callback-plan";
import {
  openTwilioState,
  type SavedTwilio,
  type TwilioMessage,
  type TwilioState,
} from "./state";

/** How fast a message's fate is told, in milliseconds after its creation, and when it counts as read. */
export type Pace = { sentMs: number; deliveredMs: number; readMs: number };

export type World = {
  state: TwilioState;
  /** The product's public base URL, which is signed, and where it really listens. */
  address: { appUrl: string; deliverTo: string };
  pace: Pace;
  /** `auto`: each delivered message is read after a while. `when-opened`: when the phone shows it. */
  reads: "auto" | "when-opened";
  now: () => Date;
  closing: AbortSignal;
  callbackFaults: FaultQueue<CallbackFault, TwilioMessage>;
  /** Work that goes on after an answer. */
  inFlight: Set<Promise<unknown>>;
};

type Beginning = {
  options: {
    appUrl?: string;
    deliverTo?: string;
    pace?: Partial<Pace>;
    reads?: World["reads"];
    now?: () => Date;
  };
  file: StateFile;
  closing: AbortSignal;
};

/** Opens this Twilio with what its file kept of it. */
export function createWorld({ options, file, closing }: Beginning): World {
  const state = openTwilioState(file.saved("twilio") as SavedTwilio | null, file.changed);
  file.keep("twilio", state.saved);
  const appUrl = (options.appUrl ?? "http://localhost:3000").replace(/\/+$/, "");
  return {
    state,
    address: { appUrl, deliverTo: options.deliverTo ?? appUrl },
    pace: { ...demoPace, ...options.pace },
    reads: options.reads ?? "auto",
    now: options.now ?? (() => new Date()),
    closing,
    callbackFaults: createFaultQueue<CallbackFault, TwilioMessage>(),
    inFlight: new Set(),
  };
}

/** Slow enough to watch the ticks climb. */
const demoPace: Pace = { sentMs: 400, deliveredMs: 800, readMs: 1500 };

/** Where a public URL is reached from here: the product's own origin may listen elsewhere. */
export function deliveryUrl({ address }: Pick<World, "address">, publicUrl: string): URL {
  const url = new URL(publicUrl);
  if (url.origin !== new URL(address.appUrl).origin) return url;
  return new URL(url.pathname + url.search, address.deliverTo);
}

/** Remembers work in flight until it has ended; what was cut by closing ends quietly. */
export function inFlight<Value>(
  world: Pick<World, "closing" | "inFlight">,
  work: Promise<Value>,
): Promise<Value> {
  const tracked: Promise<unknown> = work
    .catch((fault) => {
      if (!world.closing.aborted) throw fault;
    })
    .finally(() => world.inFlight.delete(tracked));
  world.inFlight.add(tracked);
  return work;
}
