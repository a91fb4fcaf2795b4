/**
 * Who wants to hear when something changes that React does not hold, and of what where that is told: `subscribe` is for
 * `useSyncExternalStore`.
 */
export type Hearers<Told = void> = {
  tell(told: Told): void;
  subscribe(hear: (told: Told) => void): () => void;
};

/** Nobody hears yet. */
export function makeHearers<Told = void>(): Hearers<Told> {
  const hearing = new Set<(told: Told) => void>();
  return {
    tell(told) {
      for (const hear of hearing) hear(told);
    },
    subscribe(hear) {
      hearing.add(hear);
      return () => void hearing.delete(hear);
    },
  };
}
