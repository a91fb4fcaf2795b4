import { Problem } from "./problem";

const reasons: [RegExp, string][] = [
  [
    /No space left on device|Disk quota exceeded|wrote only \d+ of|free disk space/,
    "The disk is full. Free some space and start again.",
  ],
  [
    /error while loading shared libraries|Library not loaded/,
    "PostgreSQL's libraries are incomplete. Run npm rebuild, then start again.",
  ],
  [
    /could not bind|Address already in use/,
    "The database's port was taken by another program meanwhile. Start again.",
  ],
  [
    /could not create shared memory|could not map anonymous shared memory|Cannot allocate memory/,
    "There is too little memory for PostgreSQL. Close some programs and start again.",
  ],
  [
    /password authentication failed/,
    "The database's files and its kept password don't belong together. Restore both from one copy, or start the demo with --reset.",
  ],
  [
    /Permission denied|Operation not permitted/,
    "PostgreSQL may not use the folder of DATA_DIR. Start as the user to whom it belongs, or set DATA_DIR to another.",
  ],
];

/** What PostgreSQL's own words mean for the person who started it. */
export function explainPostgres(error: unknown, log: string): unknown {
  const { name, message, path } = error as Error & { path?: string };
  // A file's own error (a full disk, a foreign folder) says enough.
  if (error instanceof Problem || name === "AbortError" || path) return error;
  const reason = reasons.find(([pattern]) => pattern.test(message));
  if (reason) return new Problem(`${reason[1]} (PostgreSQL's log: ${log})`);
  return new Problem(`PostgreSQL did not start (its log: ${log}):\n${message}`, {
    cause: error,
  });
}
