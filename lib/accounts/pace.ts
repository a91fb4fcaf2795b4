import { setTimeout as sleep } from "node:timers/promises";
import type { Pace } from "@/lib/channels/asked";

/** Instagram allows two calls a second of the kind that reads conversations; nothing beside messages is in a hurry. */
const apartMs = 500;

const nextTurn = new Map<number, number>();

/**
 * Waits for an account's turn to be asked something beside its messages, so that this process asks its provider no
 * more than twice a second. Sending does not wait here.
 */
export function paceOf(accountId: number): Pace {
  return async () => {
    const now = Date.now();
    const turn = Math.max(now, nextTurn.get(accountId) ?? 0);
    nextTurn.set(accountId, turn + apartMs);
    if (turn > now) await sleep(turn - now);
  };
}
