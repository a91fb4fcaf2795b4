import { backgroundDone } from "@/lib/concurrency/background";

/**
 * Calls route handlers as Next would. Outside a request Next's `after` refuses to work, so a test file that calls
 * routes begins with `jest.mock("next/server", () => require("@/tests/support/routes").nextServer())`.
 */
const pending: Promise<unknown>[] = [];

export function nextServer() {
  return {
    ...jest.requireActual("next/server"),
    after: (work: (() => unknown) | Promise<unknown>) => {
      pending.push(Promise.resolve(typeof work === "function" ? work() : work));
    },
  };
}

/** Waits for what was to be done after the answers. */
export async function afterwards(): Promise<void> {
  await Promise.all(pending.splice(0));
  await backgroundDone();
}
