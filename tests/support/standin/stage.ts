import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Standin, type StandinOptions, startStandin } from "./standin";

export const appUrl = "https://clinic.example";

/** The stand-in of a test, and its clinic. `now` is the stand-in's clock. */
export type Stage = {
  standin: Standin;
  now: Date;
  /** Takes the clinic off the network. */
  leave(): void;
  /** Starts the stand-in anew with other options; what it knows is gone unless a file kept it. */
  restart(options: StandinOptions, furnish?: (standin: Standin) => void): Promise<void>;
};

type Setting<Kept> = {
  options?: StandinOptions;
  /** What the platform knows at first. */
  furnish(standin: Standin): void;
  /** What is kept of a test, as it is when the test begins. */
  begin(): Kept;
  /** The clinic's side. */
  openClinic(stage: Stage & Kept): Promise<Server>;
};

/** A new stand-in and a new little clinic for each test of a file. */
export function setStage<Kept extends object>(setting: Setting<Kept>): Stage & Kept {
  let server: Server;
  const stage = {
    now: new Date(0),
    leave: () => void server.close(),
    restart,
    ...setting.begin(),
    // The stand-in is set before each test.
  } as Stage & Kept;
  async function restart(options: StandinOptions, furnish = setting.furnish) {
    await (stage.standin as Standin | undefined)?.close();
    stage.standin = await startStandin({
      appUrl,
      deliverTo: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      pace: { sentMs: 0, deliveredMs: 0, readMs: 0 },
      now: () => stage.now,
      ...setting.options,
      ...options,
    });
    furnish(stage.standin);
  }
  beforeEach(async () => {
    Object.assign(stage, { now: new Date("2026-11-20T09:05:00Z") }, setting.begin());
    server = await setting.openClinic(stage);
    await restart({});
  });
  afterEach(async () => {
    await stage.standin.close();
    server.closeAllConnections();
    server.close();
  });
  return stage;
}

/** The stand-in's address of a real URL. */
export function led({ standin }: Stage, realUrl: string): string {
  const { host, pathname, search } = new URL(realUrl);
  return `${standin.url}/${host}${pathname}${search}`;
}
