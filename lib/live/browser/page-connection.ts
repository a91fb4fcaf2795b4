import type {
  AttendedEvent,
  ChangedEvent,
  LiveConnection,
  LiveState,
} from "@/lib/live/types";
import { LiveClient } from "./live-client";
import { hasNoNetwork, onNetworkChange } from "./network";

/** Who on this page wants to hear of changes. */
export type PageListener = {
  channels: readonly string[];
  onChanged(event: ChangedEvent): void;
  /** Somebody came to a dialog, left it, or began or stopped writing. */
  onAttended?(event: AttendedEvent): void;
  onState(state: LiveState): void;
  onReady(): void;
};

/** React may mount twice, and one screen follows another: what nobody listens to any more is kept for this long. */
const lingerMs = 1_000;

/** The page's one connection, shared by all who listen on it. */
export class PageConnection {
  readonly #client: LiveClient;
  readonly #listeners = new Set<PageListener>();
  #state: LiveState = "connecting";
  #wasLive = false;

  constructor(connection: LiveConnection) {
    this.#client = new LiveClient(connection, {
      onChanged: (channel, event) => this.#tellChanged(channel, event),
      onAttended: (channel, event) => this.#tellAttended(channel, event),
      onSettled: (channel) => this.#tellSettled(channel),
      // An attempt ends and another begins in one go; only where that leads is news.
      onStateChange: () => queueMicrotask(() => this.#tellState()),
    });
    onNetworkChange(() => this.#tellState());
  }

  get socketId() {
    return this.#client.socketId;
  }

  /** Begins to tell a listener, and answers with the way to stop. */
  join(listener: PageListener): () => void {
    this.#listeners.add(listener);
    this.#listen();
    listener.onState(this.#state);
    this.#tellIfReady(listener);
    return () => {
      this.#listeners.delete(listener);
      setTimeout(() => this.#listen(), lingerMs);
    };
  }

  #listen() {
    if (this.#listeners.size === 0) return this.#client.close();
    this.#client.listen(this.#wanted());
    // What could not be heard may be among what is left.
    this.#tellState();
  }

  #wanted() {
    return [...new Set([...this.#listeners].flatMap(({ channels }) => channels))];
  }

  #tellChanged(channel: string, event: ChangedEvent) {
    for (const listener of this.#listeners) {
      if (listener.channels.includes(channel)) listener.onChanged(event);
    }
  }

  #tellAttended(channel: string, event: AttendedEvent) {
    for (const listener of this.#listeners) {
      if (listener.channels.includes(channel)) listener.onAttended?.(event);
    }
  }

  #tellSettled(channel: string) {
    this.#tellState();
    for (const listener of this.#listeners) {
      if (listener.channels.includes(channel)) this.#tellIfReady(listener);
    }
  }

  #tellIfReady({ channels, onReady }: PageListener) {
    const client = this.#client;
    if (!channels.every((channel) => client.isSettled(channel))) return;
    if (channels.some((channel) => client.isHeard(channel))) onReady();
  }

  #tellState() {
    const state = this.#presentState();
    this.#wasLive ||= state === "live";
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener.onState(state);
  }

  #presentState(): LiveState {
    const client = this.#client;
    const broken = this.#wasLive ? "reconnecting" : "connecting";
    if (!client.isConnected)
      return client.isRefused || hasNoNetwork() ? "offline" : broken;
    const wanted = this.#wanted();
    if (wanted.every((channel) => client.isHeard(channel))) return "live";
    return wanted.every((channel) => client.isSettled(channel)) ? "offline" : broken;
  }
}
