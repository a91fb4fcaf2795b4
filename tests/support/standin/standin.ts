import { setMaxListeners } from "node:events";
import { answerControl, controlPrefix } from "./control";
import { exchange } from "./exchange";
import { createFaultQueue, type FaultTiming, type RequestFault } from "./faults";
import { faultsControl } from "./faults-control";
import { instagramControl } from "./instagram/control";
import { instagramProvider } from "./instagram/instagram";
import { resumeEchoes } from "./instagram/report-fate";
import { type InstagramVerbs, instagramVerbs } from "./instagram/verbs";
import { createInstagramWorld, type InstagramOptions } from "./instagram/world";
import type { ProviderRequest } from "./provider";
import type { Received } from "./received";
import { openServer } from "./server";
import { openStateFile } from "./state-file";
import {
  openSurroundings,
  type Surroundings,
  type SurroundingsOptions,
} from "./surroundings";
import { twilioControl } from "./twilio/control";
import { resumeFates } from "./twilio/report-fate";
import { twilioProvider } from "./twilio/twilio";
import { type TwilioVerbs, twilioVerbs } from "./twilio/verbs";
import { createWorld } from "./twilio/world";

export type StandinOptions = SurroundingsOptions & {
  /** 0 or nothing takes a free one. */
  port?: number;
  /** Keeps the state in this file, and starts from it. */
  file?: string;
  instagram?: InstagramOptions;
};

export type Standin = TwilioVerbs &
  InstagramVerbs & {
    /** `PROVIDER_STANDIN_URL` of the product. */
    url: string;
    port: number;
    /** Every request that the product made, in order. */
    received: Received[];
    /** Lets the next request of a kind (`twilio.messages.create`, `any`) go wrong. */
    fault(on: string, fault: RequestFault, timing?: FaultTiming<ProviderRequest>): void;
    clearFaults(): void;
    /** Tells where the product is, once that is known. */
    aim(at: { appUrl: string; deliverTo?: string }): void;
    /** Refuses connections until `resume`. */
    pause(): Promise<void>;
    resume(): Promise<void>;
    /** Waits until no webhook and no callback is on its way. */
    settled(): Promise<void>;
    close(): Promise<void>;
  };

/**
 * Starts the platforms that the product talks to, on one port of this machine: what it asks at
 * `<url>/api.twilio.com/…` is answered as Twilio would, with a memory.
 */
export async function startStandin(options: StandinOptions = {}): Promise<Standin> {
  const file = openStateFile(options.file);
  const closing = new AbortController();
  // Whatever waits here listens to it, for as long as it waits: many at once are no leak.
  setMaxListeners(Number.POSITIVE_INFINITY, closing.signal);
  const surroundings = openSurroundings(options, closing.signal);
  const world = createWorld(file, surroundings);
  const instagram = createInstagramWorld({
    options: options.instagram,
    file,
    surroundings,
  });
  const verbs = instagramVerbs(instagram);
  const faults = createFaultQueue<RequestFault, ProviderRequest>();
  const received: Received[] = [];
  const providers = [twilioProvider(world), instagramProvider(instagram)];
  const control = [
    ...faultsControl({ faults, received }),
    ...twilioControl(world),
    ...instagramControl({ world: instagram, verbs, faults }),
  ];
  const asked = {
    providers,
    faults,
    received,
    now: surroundings.now,
    closing: closing.signal,
  };
  const server = await openServer(options.port ?? 0, async (incoming, response) =>
    incoming.url?.startsWith(controlPrefix)
      ? answerControl(control, incoming, response)
      : exchange(asked, incoming, response),
  );
  resumeFates(world);
  resumeEchoes(instagram);
  return {
    ...twilioVerbs(world),
    ...verbs,
    url: server.url,
    port: server.port,
    received,
    fault: (on, fault, timing) => faults.add(on, fault, timing),
    clearFaults: () => {
      faults.clear();
      world.callbackFaults.clear();
      instagram.echoFaults.clear();
    },
    aim: ({ appUrl, deliverTo = appUrl }) =>
      Object.assign(surroundings.address, { appUrl, deliverTo }),
    pause: server.close,
    resume: server.resume,
    settled: () => settled(surroundings),
    close: async () => {
      closing.abort();
      await server.close();
      await settled(surroundings);
      file.flush();
    },
  };
}

async function settled({ inFlight }: Surroundings) {
  while (inFlight.size > 0) await Promise.allSettled(inFlight);
}
