import type { Runtime } from "pusher-js";

const RETRY_MS = 1_000;
const RETRY_AFTER_REFUSAL_MS = 15_000;

type Retried = { runtime: Runtime; wasRefused: () => boolean; again: () => void };

/**
 * Calls `again` a second or two after the last socket of the page has closed. Left alone, pusher-js waits 15, 30 and
 * then 60 seconds once two attempts have failed, and for ever once it was refused; a socket's closing is the only
 * sign of a failed attempt, so sockets are watched where they are made.
 * @package
 */
export function retryPromptly({ runtime, wasRefused, again }: Retried) {
  const makeSocket = runtime.createWebSocket.bind(runtime);
  let sockets = 0;
  let timer: ReturnType<typeof setTimeout>;

  function plan() {
    if (sockets === 0) timer = setTimeout(again, delayMs(wasRefused()));
  }

  runtime.createWebSocket = (url) => {
    clearTimeout(timer);
    sockets += 1;
    const socket = makeSocket(url);
    (socket as unknown as EventTarget).addEventListener("close", () => {
      sockets -= 1;
      // Only when pusher-js has heard of it too does its state say whether it was refused.
      timer = setTimeout(plan);
    });
    return socket;
  };
}

/** Not all screens at the same moment. */
function delayMs(wasRefused: boolean) {
  const shortest = wasRefused ? RETRY_AFTER_REFUSAL_MS : RETRY_MS;
  return shortest + Math.random() * RETRY_MS;
}
