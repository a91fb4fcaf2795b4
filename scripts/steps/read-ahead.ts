import { setTimeout as pause } from "node:timers/promises";
import { type Place, urlOf } from "./serve";

/** What an open inbox asks for as soon as somebody clicks on a dialog, or searches. */
export const askedFirst = [
  "/api/dialogs/0",
  "/api/dialogs/0/details",
  "/api/dialogs/presence",
  "/api/dialogs/search",
  "/api/replies",
];

/** Whoever was waiting for the start is answered first. */
const restMs = 1_000;

/**
 * Has the server read these routes' code before somebody waits for it: each is asked once, by nobody, and says that one
 * is to sign in.
 */
export async function readAhead(place: Place, signal: AbortSignal): Promise<void> {
  try {
    await pause(restMs, undefined, { signal });
    for (const path of askedFirst) {
      const answer = await fetch(`${urlOf(place)}${path}`, { signal });
      await answer.text();
    }
  } catch {
    // It ends already, or answers nobody: then there is nothing to read ahead for.
  }
}
