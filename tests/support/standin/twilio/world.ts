import { createFaultQueue, type FaultQueue } from "@/tests/support/standin/faults";
import type { StateFile } from "@/tests/support/standin/state-file";
import type { Surroundings } from "@/tests/support/standin/surroundings";
import type { CallbackFault } from "./callback-plan";
import {
  openTwilioState,
  type SavedTwilio,
  type TwilioMessage,
  type TwilioState,
} from "./state";

export type World = Surroundings & {
  state: TwilioState;
  callbackFaults: FaultQueue<CallbackFault, TwilioMessage>;
};

/** Opens this Twilio with what its file kept of it. */
export function createWorld(file: StateFile, surroundings: Surroundings): World {
  const state = openTwilioState(file.saved("twilio") as SavedTwilio | null, file.changed);
  file.keep("twilio", state.saved);
  return {
    ...surroundings,
    state,
    callbackFaults: createFaultQueue<CallbackFault, TwilioMessage>(),
  };
}
