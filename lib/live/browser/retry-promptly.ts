import type { Runtime } from "pusher-js";

const RETRY_MS = 1_000;
const RETRY_AFTER_REFUSAL_MS = 15_000;

/** Why there is no socket: it was lost, the server will not have us, or nobody listens any more. */
export type Ending = "lost" | "refused" | "over";

type Retried = { runtime: Runtime; ending: () => Ending; again: () => void };

/**
 * Calls `again` a second or two after the last socket of the page has closed. Left alone, pusher-js waits 15, 30 and
 * then 60 seconds once two attempts have failed, and for ever once it was refused; a socket's closing is the only
 * sign of a failed attempt, so sockets are watched where they are made.
 * @package
 */
export function retryPromptly({ runtime, ending, again }: Retried) {
  const makeSocket = runtime.createWebSocket.bind(runtime);
  let sockets = 0;
  let timer: ReturnType<typeof setTimeout>;

  function plan() {
    const why = ending();
    if (sockets === 0 && why !== "over") timer = setTimeout(again, delayMs(why));
  }

  runtime.createWebSocket = (url) => {
    clearTimeout(timer);
    sockets += 1;
    const socket = makeSocket(url);
    (socket as unknown as EventTarget).addEventListener("close", () => {
      sockets -= 1;
      // Only when pusher-js has heard of it too does its state say how it ended.
      timer = setTimeout(plan);
    });
    return socket;
  };
}

/** Not all screens at the same moment. */
function delayMs(ending: Ending) {
  const shortest = ending === "refused" ? RETRY_AFTER_REFUSAL_MS : RETRY_MS;
  return shortest + Math.random() * RETRY_MS;
}
