import { TurnedAway } from "./waiting-line";

/** PostgreSQL's classes of faults that are not the statement's own: connection, resources, operator, system. */
const outageClasses = ["08", "53", "57", "58"];
const conflicts = ["40001", "40P01", "55P03"];
const network = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
];

/**
 * Is the database away, overloaded or asking for another try, rather than refusing this content? Then the answer is
 * 503, and whoever delivered must deliver again.
 */
export function isOutage(fault: unknown): boolean {
  if (fault instanceof TurnedAway) return true;
  const cause = fault instanceof Error && fault.cause ? fault.cause : fault;
  if (!(cause instanceof Error)) return false;
  const { code } = cause as { code?: unknown };
  if (typeof code !== "string")
    return /timeout|Connection terminated|not queryable/i.test(cause.message);
  return (
    network.includes(code) ||
    conflicts.includes(code) ||
    outageClasses.some((start) => code.startsWith(start) && code.length === 5)
  );
}
