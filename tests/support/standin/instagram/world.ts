import { createFaultQueue, type FaultQueue } from "@/tests/support/standin/faults";
import type { StateFile } from "@/tests/support/standin/state-file";
import type { Surroundings } from "@/tests/support/standin/surroundings";
import type { EchoFault } from "./report-fate";
import {
  type InstagramMessage,
  type InstagramState,
  openInstagramState,
  type SavedInstagram,
} from "./state";

export type InstagramWorld = Surroundings & {
  state: InstagramState;
  /** The pauses before a refused webhook is posted again; Meta goes on for 36 hours. */
  retriesMs: readonly number[];
  echoFaults: FaultQueue<EchoFault, InstagramMessage>;
  /** When the conversations of each account were asked for lately, by a clock that only runs on. */
  conversationsAskedAt: Map<string, number[]>;
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
  return {
    ...surroundings,
    state,
    retriesMs: options?.retriesMs ?? [0, 500, 2000],
    echoFaults: createFaultQueue<EchoFault, InstagramMessage>(),
    conversationsAskedAt: new Map(),
  };
}
