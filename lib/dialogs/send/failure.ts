import type { ChannelAdapter } from "@/lib/channels/channel";
import type { FailureMeaning, RetryAdvice } from "@/lib/channels/types";
import type { MessageFailure, MessageOrigin } from "@/lib/dialogs/types/message";

/** Trying again is offered where the fault may pass, or has been mended in the settings meanwhile. */
const retriable: RetryAdvice[] = ["later", "once", "settings"];

/** Codes of our own, for what no provider said. */
const own = new Map<string | null, FailureMeaning>([
  ["blocked", { key: "blockedMeanwhile", retry: "no" }],
  ["disconnected", { key: "disconnected", retry: "settings" }],
  ["restored", { key: "restored", retry: "once" }],
  ["stopped", { key: "stopped", retry: "no" }],
  ["superseded", { key: "superseded", retry: "no" }],
  ["unreadable", { key: "unreadable", retry: "settings" }],
  ["unreachable", { key: "unreachable", retry: "later" }],
  ["unknown", { key: "unsettled", retry: "once" }],
]);

/**
 * What a failed message says to staff, and whether Retry stands beside it: not beside what an account said by itself,
 * which was true then, and as somebody's answer would answer nothing.
 */
export function failureOf(
  adapter: ChannelAdapter,
  code: string | null,
  origin?: MessageOrigin,
): MessageFailure {
  const { key, retry } = own.get(code) ?? adapter.failure(code);
  return { key, code, canRetry: origin !== "system" && retriable.includes(retry) };
}
