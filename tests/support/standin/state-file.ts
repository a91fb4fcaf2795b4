import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

const quietMs = 200;

export type StateFile = ReturnType<typeof openStateFile>;

/**
 * Keeps the platforms' state in one JSON file, written whole and renamed, so that a cut leaves the older one.
 * Without a path nothing is kept.
 * @throws Error that names the file where it can't be read.
 */
export function openStateFile(path: string | undefined) {
  const saved = path ? readSaved(path) : {};
  const sections = new Map<string, () => unknown>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (path) replace(path, sections);
  };
  return {
    saved: (name: string): unknown => saved[name] ?? null,
    keep: (name: string, read: () => unknown) => void sections.set(name, read),
    changed: () => {
      if (path) timer ??= setTimeout(flush, quietMs);
    },
    flush,
  };
}

function replace(path: string, sections: Map<string, () => unknown>) {
  const state = Object.fromEntries([...sections].map(([name, read]) => [name, read()]));
  const beside = `${path}.new`;
  writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
  renameSync(beside, path);
}

function readSaved(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Error(`The stand-in can't read ${path}. Delete it to start anew.`, {
      cause,
    });
  }
}
