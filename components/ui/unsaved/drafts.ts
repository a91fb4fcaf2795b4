/** What was begun and not saved, of one kind, by what it is about: found again for as long as the page lives. */
export type Drafts<Value> = {
  read(id: number): Value | null;
  /** `isTyped`: would words be lost with it? */
  keep(id: number, value: Value, isTyped?: boolean): void;
  forget(id: number): void;
  /** All that is kept. */
  all(): [id: number, value: Value][];
};

/** What holds words, of all kinds. */
const withWords = new Set<string>();

/** Keeps what is begun of a kind. The browser asks before the page goes, be it elsewhere by then, with words in it. */
export function keepDrafts<Value>(kind: string): Drafts<Value> {
  const held = new Map<number, Value>();
  return {
    read: (id) => held.get(id) ?? null,
    keep(id, value, isTyped = true) {
      held.set(id, value);
      mark(`${kind} ${id}`, isTyped);
    },
    forget(id) {
      held.delete(id);
      mark(`${kind} ${id}`, false);
    },
    all: () => [...held],
  };
}

function mark(key: string, isTyped: boolean) {
  if (isTyped) withWords.add(key);
  else withWords.delete(key);
  // A page that has nothing to ask is the browser's to keep for Back.
  if (withWords.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();
