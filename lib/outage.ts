import { TimedOut } from "./concurrency/semaphore";

/** PostgreSQL's classes of faults that are not the statement's own: connection, resources, operator, system. */
const outageClasses = ["08", "53", "57", "58"];
/** A transaction that lasted too long: this process stood still, or the machine did. */
const tooLong = ["25P03", "25P04"];
const conflicts = ["40001", "40P01", "55P03"];
const network = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENETDOWN",
  "ENOTFOUND",
  "EAI_AGAIN",
];

/**
 * Is the database away, overloaded or asking for another try, rather than refusing this content? Then the answer is
 * 503, and whoever delivered must deliver again.
 */
export function isOutage(fault: unknown): boolean {
  if (fault instanceof TimedOut) return true;
  const cause = causeOf(fault);
  if (!(cause instanceof Error)) return false;
  const { code } = cause as { code?: unknown };
  if (typeof code !== "string")
    return /timeout|Connection terminated|not queryable/i.test(cause.message);
  return (
    network.includes(code) ||
    conflicts.includes(code) ||
    tooLong.includes(code) ||
    outageClasses.some((start) => code.startsWith(start) && code.length === 5)
  );
}

/** Did it meet another transaction, which was let through? Then it may be done once more at once. */
export function isConflict(fault: unknown): boolean {
  const { code } = causeOf(fault) as { code?: unknown };
  return typeof code === "string" && conflicts.includes(code);
}

const causeOf = (fault: unknown): unknown =>
  (fault instanceof Error && fault.cause ? fault.cause : fault) ?? {};
