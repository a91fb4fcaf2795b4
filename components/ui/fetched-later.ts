import { type ComponentType, createElement, lazy, use } from "react";

type Drawn<Props> = { default: ComponentType<Props> };

/** A face whose script the first paint does not wait for; where it is not there yet, the nearest Suspense is shown. */
export type FetchedLater<Props> = ComponentType<Props> & {
  /** Brings it ahead of its use, so that it is then drawn at once. One promise, however often it is asked for. */
  fetch(): Promise<unknown>;
  /** Has whoever calls it, while it draws, wait for the script. */
  wait(): void;
};

/** The script did not come: nothing is wrong with what it draws. */
class NotFetched extends Error {}

/** Is it a script that did not come which keeps something from being drawn? */
export const isNotFetched = (fault: unknown): boolean => fault instanceof NotFetched;

const untold = new Set<() => void>();

/**
 * Has what is drawn next ask again for scripts that did not come: for whoever has told that something could not be
 * drawn. Asked for by each try to draw it, they never would be told; and React keeps a failure for the page's life.
 */
export function askAnew() {
  for (const forget of untold) forget();
  untold.clear();
}

/** Makes such a face of how its script is loaded. */
export function fetchedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FetchedLater<Props> {
  let drawn: Drawn<Props> | undefined;
  let asked: Promise<Drawn<Props>> | undefined;
  let awaited: Promise<Drawn<Props>> | undefined;
  const ask = async () => {
    try {
      drawn = { default: await load() };
      return drawn;
    } catch (cause) {
      // It is asked for again when it is needed.
      asked = undefined;
      untold.add(forget);
      throw new NotFetched("A script did not come.", { cause });
    }
  };
  const fetch = () => {
    asked ??= ask();
    return asked;
  };
  const later = () => lazy(() => (drawn ? atOnce(drawn) : fetch()));
  let face = later();
  const forget = () => {
    face = later();
    awaited = undefined;
  };
  const draw = (props: Props) => createElement(face, props);
  const wait = () => {
    awaited ??= fetch();
    if (!drawn) use(awaited);
  };
  return Object.assign(draw, { fetch, wait });
}

/** A promise tells only later, even of what is there; React would draw what stands for the face meanwhile. */
const atOnce = <Value>(value: Value) =>
  // biome-ignore lint/suspicious/noThenProperty: that is the reason for it.
  ({ then: (tell: (value: Value) => void) => tell(value) }) as Promise<Value>;
