import type { CommandName } from "./keymap";

const doers = new Map<CommandName, (() => void)[]>();

/** Says what a command does from now on, until the returned function is called. The latest to say so decides. */
export function register(name: CommandName, run: () => void): () => void {
  doers.set(name, [...(doers.get(name) ?? []), run]);
  return () => {
    doers.set(
      name,
      (doers.get(name) ?? []).filter((other) => other !== run),
    );
  };
}

/** Does what a command does here; false where it does nothing. */
export function run(name: CommandName): boolean {
  const latest = doers.get(name)?.at(-1);
  latest?.();
  return latest !== undefined;
}

/** Does a command do anything here? */
export const isDone = (name: CommandName): boolean => (doers.get(name)?.length ?? 0) > 0;
