import { type ComponentType, type LazyExoticComponent, lazy, use } from "react";

type Drawn<Props> = { default: ComponentType<Props> };

/** A face whose script the first paint does not wait for; where it is not there yet, the nearest Suspense is shown. */
export type FetchedLater<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Brings it ahead of its use, so that it is then drawn at once. One promise, however often it is asked for. */
  fetch(): Promise<unknown>;
  /** Has whoever calls it, while it draws, wait for the script. */
  wait(): void;
};

/** Makes such a face of how its script is loaded. */
export function fetchedLater<Props>(
  load: () => Promise<ComponentType<Props>>,
): FetchedLater<Props> {
  let drawn: Drawn<Props> | undefined;
  let asked: Promise<Drawn<Props>> | undefined;
  const ask = async () => {
    try {
      drawn = { default: await load() };
      return drawn;
    } catch (fault) {
      // It is asked for again when it is needed.
      asked = undefined;
      throw fault;
    }
  };
  const fetch = () => {
    asked ??= ask();
    return asked;
  };
  const face = lazy(() => (drawn ? atOnce(drawn) : fetch()));
  const wait = () => void (drawn ?? use(fetch()));
  return Object.assign(face, { fetch, wait });
}

/** A promise tells only later, even of what is there; React would draw what stands for the face meanwhile. */
const atOnce = <Value>(value: Value) =>
  // biome-ignore lint/suspicious/noThenProperty: that is the reason for it.
  ({ then: (tell: (value: Value) => void) => tell(value) }) as Promise<Value>;
