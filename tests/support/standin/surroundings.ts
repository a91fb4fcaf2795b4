/** How fast a message's fate is told, in milliseconds after its creation, and when it counts as read. */
type Pace = { sentMs: number; deliveredMs: number; readMs: number };

/** What all platforms of one stand-in share: where the product is, the pace, the clock, and the work in flight. */
export type Surroundings = {
  /** The product's public base URL, which is signed, and where it really listens. */
  address: { appUrl: string; deliverTo: string };
  pace: Pace;
  /** `auto`: each delivered message is read after a while. `when-opened`: when the phone shows it. */
  reads: "auto" | "when-opened";
  now: () => Date;
  closing: AbortSignal;
  /** Work that goes on after an answer. */
  inFlight: Set<Promise<unknown>>;
};

export type SurroundingsOptions = {
  /** The product's public base URL, which webhooks are signed for. */
  appUrl?: string;
  /** Where the product really listens, where that is elsewhere. */
  deliverTo?: string;
  pace?: Partial<Pace>;
  reads?: Surroundings["reads"];
  now?: () => Date;
};

/** The surroundings of a new stand-in; `closing` ends whatever waits in it. */
export function openSurroundings(
  options: SurroundingsOptions,
  closing: AbortSignal,
): Surroundings {
  const appUrl = (options.appUrl ?? "http://localhost:3000").replace(/\/+$/, "");
  return {
    address: { appUrl, deliverTo: options.deliverTo ?? appUrl },
    pace: { ...demoPace, ...options.pace },
    reads: options.reads ?? "auto",
    now: options.now ?? (() => new Date()),
    closing,
    inFlight: new Set(),
  };
}

/** Slow enough to watch the ticks climb. */
const demoPace: Pace = { sentMs: 400, deliveredMs: 800, readMs: 1500 };

/** Where a public URL is reached from here: the product's own origin may listen elsewhere. */
export function deliveryUrl(
  { address }: Pick<Surroundings, "address">,
  publicUrl: string,
): URL {
  const url = new URL(publicUrl);
  if (url.origin !== new URL(address.appUrl).origin) return url;
  return new URL(url.pathname + url.search, address.deliverTo);
}

/** Remembers work in flight until it has ended; what was cut by closing ends quietly. */
export function inFlight<Value>(
  world: Pick<Surroundings, "closing" | "inFlight">,
  work: Promise<Value>,
): Promise<Value> {
  const tracked: Promise<unknown> = work
    .catch((fault) => {
      if (!world.closing.aborted) throw fault;
    })
    .finally(() => world.inFlight.delete(tracked));
  world.inFlight.add(tracked);
  return work;
}
