/** A place for one question at a time, where a newer one calls off the one before. */
export type Newest = { ask(): AbortSignal; callOff(): void };

/** Makes such a place. */
export function newest(): Newest {
  let asked: AbortController | null = null;
  return {
    ask() {
      asked?.abort();
      asked = new AbortController();
      return asked.signal;
    },
    callOff: () => asked?.abort(),
  };
}
