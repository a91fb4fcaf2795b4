import { TextDecoder } from "node:util";

// jsdom has none, and what is read of a file goes through it.
Object.assign(globalThis, { TextDecoder });

/** A file that says this: the one of jsdom tells nobody what is in it. */
export const csvFile = (says: string | Buffer): File =>
  Object.assign(new File([], "people.csv"), {
    arrayBuffer: async () => Buffer.from(says),
  });
