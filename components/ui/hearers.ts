/** Who wants to hear when something changes that React does not hold: `subscribe` is for `useSyncExternalStore`. */
export type Hearers = {
  tell(): void;
  subscribe(hear: () => void): () => void;
};

/** Nobody hears yet. */
export function makeHearers(): Hearers {
  const hearing = new Set<() => void>();
  return {
    tell() {
      for (const hear of hearing) hear();
    },
    subscribe(hear) {
      hearing.add(hear);
      return () => void hearing.delete(hear);
    },
  };
}
