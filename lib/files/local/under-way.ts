import { hourMs } from "@/lib/durations";

/** What the product said of an upload when it was begun. */
type Told = {
  metadata: Record<string, unknown>;
  callbackUrl: string;
  callbackSlug: string;
};

type UnderWay = {
  metadata: Map<string, Told & { notedAt: number }>;
  waiting: Map<string, (told: Told) => void>;
  results: Map<string, (result: unknown) => void>;
};

const patienceMs = 5_000;
/** As long as an address to upload to is good for. */
const keptMs = hourMs;

const kept = globalThis as typeof globalThis & { dialogsUploads?: UnderWay };

/** Uploads between their beginning and their end. Local storage has one process, and its routes share this. */
function underWay(): UnderWay {
  kept.dialogsUploads ??= {
    metadata: new Map(),
    waiting: new Map(),
    results: new Map(),
  };
  return kept.dialogsUploads;
}

/** Keeps what belongs to these files until they come. */
export function noteMetadata(keys: string[], told: Told): void {
  const { metadata, waiting } = underWay();
  const notedAt = Date.now();
  for (const [key, old] of metadata)
    if (notedAt - old.notedAt > keptMs) metadata.delete(key);
  for (const key of keys) {
    metadata.set(key, { ...told, notedAt });
    waiting.get(key)?.(told);
  }
}

/** What was said of a file; a quick upload may come a moment before it. @throws Error where nothing is said. */
export async function metadataOf(key: string): Promise<Told> {
  const { metadata, waiting } = underWay();
  const told = metadata.get(key);
  if (told) return told;
  return inTime<Told>((resolve) => waiting.set(key, resolve)).finally(() =>
    waiting.delete(key),
  );
}

/** What the product will say of a stored file. @throws Error where it says nothing in time. */
export function expectResult(key: string): Promise<unknown> {
  const { results, metadata } = underWay();
  return inTime((resolve) => results.set(key, resolve)).finally(() => {
    results.delete(key);
    metadata.delete(key);
  });
}

/** The product has said what it makes of a file. */
export function noteResult(key: string, result: unknown): void {
  underWay().results.get(key)?.(result);
}

function inTime<Value>(begin: (resolve: (value: Value) => void) => void) {
  return new Promise<Value>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Nothing was said.")), patienceMs);
    begin((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
