import type { Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { crowdSuite } from "./crowd";
import { httpSuite } from "./http";
import { ingestSuite } from "./ingest";
import { listSuite } from "./list";
import { memorySuite } from "./memory";
import { oracleSuite } from "./oracle";
import { peersSuite } from "./peers";
import { peopleSuite } from "./people";
import { startSuite } from "./start";
import { threadSuite } from "./thread";
import { wordsSuite } from "./words";

/** What is measured on a clinic, beside the first where it is another. `once` is for what no size changes. */
export type Suite = {
  run(clinic: Clinic, first?: Clinic): Promise<Section>;
  once?: boolean;
};

/** Each by the word that `npm run bench` takes. */
export const suites = {
  list: { run: listSuite },
  thread: { run: threadSuite },
  search: { run: wordsSuite },
  oracle: { run: oracleSuite, once: true },
  people: { run: peopleSuite },
  peers: { run: peersSuite, once: true },
  http: { run: httpSuite, once: true },
  crowd: { run: crowdSuite, once: true },
  ingest: { run: ingestSuite, once: true },
  memory: { run: memorySuite, once: true },
  start: { run: startSuite, once: true },
} satisfies Record<string, Suite>;
