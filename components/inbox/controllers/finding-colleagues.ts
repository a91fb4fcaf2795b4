import type { Answer, InboxRequests } from "@/components/inbox/inbox-requests";
import { takeAttendants } from "@/components/presence/attendants";
import type { Attendant } from "@/lib/dialogs/types/presence";
import { oneAtATime } from "./one-at-a-time";

/** Finds out which colleagues are at which dialogs. */
export type FindingColleagues = {
  /** Asks soon, once a second however often it is called. */
  look(): void;
  /** Takes over what a question tells; no earlier one's answer takes the place of a later one's. */
  hear(question: () => Promise<Answer<{ attendants: Attendant[] }>>): Promise<void>;
  /** Looks now and then where nothing was told of late, until the returned function is called: who went silent is not told of. */
  watch(): () => void;
};

const gatherMs = 1_000;
const againMs = 15_000;

/** Hands what it finds to whoever draws colleagues. */
export function findingColleagues(requests: InboxRequests): FindingColleagues {
  let isSoon = false;
  let told = Number.NEGATIVE_INFINITY;

  async function hear(question: () => Promise<Answer<{ attendants: Attendant[] }>>) {
    const askedAt = performance.now();
    const answer = await question();
    if (!answer.ok || askedAt < told) return;
    told = askedAt;
    takeAttendants(answer.value.attendants);
  }

  const ask = oneAtATime(() => hear(requests.attendants));

  function lookAgain() {
    if (performance.now() - told >= againMs) look();
  }

  function look() {
    if (isSoon || document.visibilityState !== "visible") return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      void ask();
    }, gatherMs);
  }

  function watch() {
    const timer = setInterval(lookAgain, againMs);
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      takeAttendants([]);
    };
  }

  return { look, hear, watch };
}
