import type Pusher from "pusher-js";
import {
  ATTENDED,
  CHANGED,
  type ChangedEvent,
  type LiveConnection,
} from "@/lib/live/types";
import { UNREACHABLE } from "./ask-to-hear";
import { clientOptions } from "./options";
import { type Ending, retryPromptly } from "./retry-promptly";

const ASK_AGAIN_MS = 2_000;

type Heard = {
  onChanged(channel: string, event: ChangedEvent): void;
  onAttended(channel: string): void;
  /** The channel is heard from now on, or refused. What happened before is not told. */
  onSettled(channel: string): void;
  onStateChange(): void;
};

/**
 * Loads pusher-js, which the first paint does not wait for, and makes its client.
 * @package
 */
export async function loadLiveClient(connection: LiveConnection, heard: Heard) {
  const { default: PusherClient } = await import("pusher-js");
  const client = new PusherClient(connection.key, clientOptions(connection, location));
  return new LiveClient(client, PusherClient.Runtime, heard);
}

/** pusher-js as this product uses it: it comes back quickly, and knows of each channel whether it is heard. */
export class LiveClient {
  readonly #pusher: Pusher;
  readonly #tell: Heard;
  readonly #channels = new Map<string, "asked" | "heard" | "refused">();
  #closed = false;

  constructor(pusher: Pusher, runtime: typeof Pusher.Runtime, tell: Heard) {
    this.#pusher = pusher;
    this.#tell = tell;
    pusher.connection.bind("state_change", () => this.#onStateChange());
    retryPromptly({
      runtime,
      ending: () => this.#ending(),
      again: () => this.#again(),
    });
  }

  get isConnected() {
    return this.#pusher.connection.state === "connected";
  }

  /** The live server will not have us, or the browser can't open sockets. */
  get isRefused() {
    return ["disconnected", "failed"].includes(this.#pusher.connection.state);
  }

  isHeard(channel: string) {
    return this.#channels.get(channel) === "heard";
  }

  isSettled(channel: string) {
    return this.isHeard(channel) || this.#channels.get(channel) === "refused";
  }

  /** Connects where it is not connected, listens to these channels and leaves all others. */
  listen(names: readonly string[]) {
    this.#closed = false;
    this.#pusher.connect();
    for (const name of this.#channels.keys()) {
      if (!names.includes(name)) this.#leave(name);
    }
    for (const name of names) {
      if (!this.#channels.has(name)) this.#join(name);
    }
  }

  close() {
    this.#closed = true;
    // First: what pusher-js still had to send, it would send into a closing socket.
    this.#pusher.disconnect();
    for (const name of this.#channels.keys()) this.#leave(name);
  }

  #join(name: string) {
    this.#channels.set(name, "asked");
    const channel = this.#pusher.subscribe(name);
    channel.bind(CHANGED, (data: unknown) => this.#tell.onChanged(name, read(data)));
    channel.bind(ATTENDED, () => this.#tell.onAttended(name));
    channel.bind("pusher:subscription_succeeded", () => this.#settle(name, "heard"));
    channel.bind("pusher:subscription_error", ({ error }: { error: string }) =>
      error === UNREACHABLE ? this.#askLater(name) : this.#settle(name, "refused"),
    );
  }

  #leave(name: string) {
    this.#channels.delete(name);
    this.#pusher.channel(name)?.unbind();
    this.#pusher.unsubscribe(name);
  }

  #settle(name: string, answer: "heard" | "refused") {
    this.#channels.set(name, answer);
    this.#tell.onSettled(name);
  }

  #askLater(name: string) {
    setTimeout(() => {
      if (this.#channels.has(name)) this.#pusher.subscribe(name);
    }, ASK_AGAIN_MS);
  }

  #onStateChange() {
    if (!this.isConnected) {
      for (const name of this.#channels.keys()) this.#channels.set(name, "asked");
    }
    this.#tell.onStateChange();
  }

  #ending(): Ending {
    if (this.#closed) return "over";
    return this.isRefused ? "refused" : "lost";
  }

  #again() {
    if (this.#closed) return;
    this.#pusher.disconnect();
    this.#pusher.connect();
  }
}

/** Only the form that we send is taken; anything else still says that something changed. */
function read(data: unknown): ChangedEvent {
  const { dialogId, renewed } = (data ?? {}) as ChangedEvent;
  if (renewed === true) return { renewed };
  return typeof dialogId === "number" ? { dialogId } : {};
}
