import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { takeAttendants } from "@/components/presence/attendants";
import { oneAtATime } from "./one-at-a-time";

/** Finds out which colleagues are at which dialogs. */
export type FindingColleagues = {
  /** Asks soon, once a second however often it is called. */
  look(): void;
  /** Looks now and then, until the returned function is called: who went silent is not told of. */
  watch(): () => void;
};

const GATHER_MS = 1_000;
const AGAIN_MS = 15_000;

/** Hands what it finds to whoever draws colleagues. */
export function findingColleagues(requests: InboxRequests): FindingColleagues {
  let isSoon = false;

  const ask = oneAtATime(async () => {
    const answer = await requests.attendants();
    if (answer.ok) takeAttendants(answer.value.attendants);
  });

  function look() {
    if (isSoon || document.visibilityState !== "visible") return;
    isSoon = true;
    setTimeout(() => {
      isSoon = false;
      void ask();
    }, GATHER_MS);
  }

  function watch() {
    const timer = setInterval(look, AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    look();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      takeAttendants([]);
    };
  }

  return { look, watch };
}
