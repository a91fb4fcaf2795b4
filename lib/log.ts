import pino from "pino";
import { env } from "@/lib/env";

/** The only facts that may stand in a log line: never a token, text, name, number or media link. */
export type Facts = Partial<{
  accountId: number;
  action: string;
  address: string;
  attempt: number;
  code: string | null;
  count: number;
  deliveryId: number;
  dialogId: number;
  durationMs: number;
  kind: string;
  outboxId: number;
  outcome: string;
  reason: string;
  route: string;
  staffId: number;
  status: number;
}>;

type Level = "debug" | "info" | "warn" | "error";

let logger: pino.Logger | undefined;

/** Writes one structured line. A fault's own words are not printed: they may quote what a patient wrote. */
export function log(level: Level, event: string, facts: Facts = {}, fault?: unknown) {
  const { LOG_LEVEL } = env();
  if (LOG_LEVEL === "silent") return;
  logger ??= pino({ level: LOG_LEVEL, base: null });
  logger[level]({ ...facts, ...(fault === undefined ? {} : natureOf(fault)) }, event);
}

/** What kind of fault it was and where it was thrown, without its message. */
function natureOf(fault: unknown) {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const { code } = cause as { code?: unknown };
  const { digest } = fault as { digest?: unknown };
  const where = fault.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 4)
    .map((line) => line.trim());
  return {
    fault: cause.name,
    faultCode: typeof code === "string" ? code : undefined,
    // What the page that did not load names it by.
    reference: typeof digest === "string" ? digest : undefined,
    where,
  };
}
