import { createFaultQueue, type FaultQueue } from "@/tests/support/standin/faults";
import type { StateFile } from "@/tests/support/standin/state-file";
import type { World } from "@/tests/support/standin/twilio/world";
import type { EchoFault } from "./report-fate";
import {
  type InstagramMessage,
  type InstagramState,
  openInstagramState,
  type SavedInstagram,
} from "./state";

/** What all platforms of one stand-in share: where the product is, the pace, the clock, and the work in flight. */
type Surroundings = Pick<
  World,
  "address" | "pace" | "reads" | "now" | "closing" | "inFlight"
>;

export type InstagramWorld = Surroundings & {
  state: InstagramState;
  /** The pauses before a refused webhook is posted again; Meta goes on for 36 hours. */
  retriesMs: readonly number[];
  echoFaults: FaultQueue<EchoFault, InstagramMessage>;
};

export type InstagramOptions = {
  /** Signs the webhooks; without one nothing is posted. */
  appSecret?: string;
  retriesMs?: readonly number[];
};

type Beginning = {
  options: InstagramOptions | undefined;
  file: StateFile;
  surroundings: Surroundings;
};

/** Opens this Instagram with what its file kept of it. */
export function createInstagramWorld({
  options,
  file,
  surroundings,
}: Beginning): InstagramWorld {
  const saved = file.saved("instagram") as SavedInstagram | null;
  const state = openInstagramState(saved, file.changed);
  file.keep("instagram", state.saved);
  if (options?.appSecret) state.app.secret = options.appSecret;
  const { address, pace, reads, now, closing, inFlight } = surroundings;
  return {
    address,
    pace,
    reads,
    now,
    closing,
    inFlight,
    state,
    retriesMs: options?.retriesMs ?? [0, 500, 2000],
    echoFaults: createFaultQueue<EchoFault, InstagramMessage>(),
  };
}
