import { type ComponentType, createElement, lazy, use } from "react";

type Drawn<Props> = { default: ComponentType<Props> };

/** A face whose script the first paint does not wait for; where it is not there yet, the nearest Suspense is shown. */
export type LazyComponent<Props> = ComponentType<Props> & {
  /** Brings it ahead of its use, so that it is then drawn at once. One promise, however often it is asked for. */
  prefetch(): Promise<unknown>;
  /** Has whoever calls it, while it draws, wait for the script. */
  wait(): void;
};

/** The script did not come: nothing is wrong with what it draws. */
class MissingScript extends Error {}

/** Is it a script that did not come which keeps something from being drawn? */
export const isMissingScript = (fault: unknown): boolean =>
  fault instanceof MissingScript;

const missing = new Set<() => void>();

/**
 * Has what is drawn next ask again for scripts that did not come: for whoever has told that something could not be
 * drawn. Asked for by each try to draw it, they never would be told; and React keeps a failure for the page's life.
 */
export function retryMissingScripts() {
  for (const forget of missing) forget();
  missing.clear();
}

/** Makes such a face of how its script is loaded. */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyComponent<Props> {
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
      missing.add(forget);
      throw new MissingScript("A script did not come.", { cause });
    }
  };
  const prefetch = () => {
    asked ??= ask();
    return asked;
  };
  const later = () => lazy(() => (drawn ? atOnce(drawn) : prefetch()));
  let face = later();
  const forget = () => {
    face = later();
    awaited = undefined;
  };
  const draw = (props: Props) => createElement(face, props);
  const wait = () => {
    awaited ??= prefetch();
    if (!drawn) use(awaited);
  };
  return Object.assign(draw, { prefetch, wait });
}

/** A promise tells only later, even of what is there; React would draw what stands for the face meanwhile. */
const atOnce = <Value>(value: Value) =>
  // biome-ignore lint/suspicious/noThenProperty: that is the reason for it.
  ({ then: (tell: (value: Value) => void) => tell(value) }) as Promise<Value>;
