type Router = { refresh(): void };

/** What several ask for at once is drawn once. */
const gatherMs = 300;
const againMs = 5_000;
let next: ReturnType<typeof setTimeout> | undefined;

/**
 * Has the page drawn anew by the server, once that answers: the browser would put a page of its own in the place of one
 * that can't be. It leads elsewhere whoever's session has ended, or who may not see the page any more. Words that would
 * be lost with it stay before their writer until they let go of them; and Dialogs knows by itself what of it is not kept
 * yet, and says so. Answers with the way to call it off.
 */
export function drawAnew(router: Router, inMs = gatherMs): () => void {
  callOff();
  const mine = setTimeout(async () => {
    const isDialogs = /^\/dialogs(\/|$)/.test(location.pathname);
    const asked = !isDialogs && isHeld() ? location.href : "/api/dialogs/presence";
    const how = { cache: "no-store", redirect: "manual" } as const;
    const answer = await fetch(asked, how).catch(() => null);
    if (mine !== next || (isDialogs && answer?.status === 401)) return;
    if (answer?.ok || answer?.status === 401) router.refresh();
    else drawAnew(router, againMs);
  }, inMs);
  next = mine;
  return callOff;
}

function callOff() {
  clearTimeout(next);
  next = undefined;
}

/** Would anybody have the browser ask before the page goes? */
export const isHeld = () =>
  !dispatchEvent(new Event("beforeunload", { cancelable: true }));
