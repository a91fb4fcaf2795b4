/**
 * Tells whoever listens that something has changed which React does not hold, and what, where that is told: `subscribe`
 * is for `useSyncExternalStore`.
 */
export type Emitter<Told = void> = {
  emit(told: Told): void;
  subscribe(listener: (told: Told) => void): () => void;
};

/** Nobody listens yet. */
export function makeEmitter<Told = void>(): Emitter<Told> {
  const listeners = new Set<(told: Told) => void>();
  return {
    emit(told) {
      for (const listener of listeners) listener(told);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
