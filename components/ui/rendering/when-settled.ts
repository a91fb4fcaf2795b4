/** A page has come to rest by then: it is drawn, it lives, and nobody has asked anything of it yet. */
const restMs = 2_000;

/** Does something once the page has come to rest. Returns the way to call it off. */
export function whenSettled(work: () => void): () => void {
  const timer = setTimeout(work, restMs);
  return () => clearTimeout(timer);
}
