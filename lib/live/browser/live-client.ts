import {
  type AttendedEvent,
  attendedEvent,
  type ChangedEvent,
  changedEvent,
  type LiveConnection,
} from "@/lib/live/types";
import { addressOf } from "./address";
import type { Frame } from "./frame";
import { ReconnectingSocket } from "./reconnecting-socket";
import { requestSignature } from "./request-signature";

const askAgainMs = 2_000;

type Heard = {
  onChanged(channel: string, event: ChangedEvent): void;
  onAttended(channel: string, event: AttendedEvent): void;
  /** The channel is heard from now on, or refused. What happened before is not told. */
  onSettled(channel: string): void;
  onStateChange(): void;
};

/** A channel that is wanted. */
type Wanted = { is: "asked" | "heard" | "refused" };

/** Listens to channels at a server of Pusher's protocol, and knows of each of them whether it is heard. */
export class LiveClient {
  readonly #line: ReconnectingSocket;
  readonly #tell: Heard;
  readonly #channels = new Map<string, Wanted>();
  #socketId: string | null = null;

  constructor(connection: LiveConnection, tell: Heard) {
    this.#tell = tell;
    this.#line = new ReconnectingSocket(addressOf(connection, location), {
      onFrame: (frame) => this.#onFrame(frame),
      onSocket: (socketId) => this.#onSocket(socketId),
    });
  }

  /** What the live server calls the socket that hears; null while there is none. */
  get socketId() {
    return this.#socketId;
  }

  get isConnected() {
    return this.#line.isUp;
  }

  /** The live server will not have us, or the browser can't open sockets. */
  get isRefused() {
    return this.#line.isRefused;
  }

  isHeard(channel: string) {
    return this.#channels.get(channel)?.is === "heard";
  }

  isSettled(channel: string) {
    return this.isHeard(channel) || this.#channels.get(channel)?.is === "refused";
  }

  /** Connects where it is not connected, listens to these channels and leaves all others. */
  listen(names: readonly string[]) {
    for (const name of this.#channels.keys()) {
      if (!names.includes(name)) this.#leave(name);
    }
    for (const name of names) {
      if (!this.#channels.has(name)) this.#join(name);
    }
    this.#line.open();
  }

  close() {
    this.#channels.clear();
    this.#line.close();
  }

  #join(name: string) {
    const wanted: Wanted = { is: "asked" };
    this.#channels.set(name, wanted);
    void this.#ask(name, wanted);
  }

  #leave(name: string) {
    this.#channels.delete(name);
    this.#line.say("pusher:unsubscribe", { channel: name });
  }

  /** What a socket may hear is signed for it alone; an answer for one that is gone is let go of. */
  async #ask(channel: string, wanted: Wanted) {
    const socketId = this.#socketId;
    if (socketId === null) return;
    const answer = await requestSignature({ socketId, channel });
    const isOver = () =>
      this.#socketId !== socketId || this.#channels.get(channel) !== wanted;
    if (isOver()) return;
    if (answer.is === "refused") return this.#settle(channel, "refused");
    if (answer.is === "signed")
      return this.#line.say("pusher:subscribe", { channel, auth: answer.auth });
    setTimeout(() => isOver() || void this.#ask(channel, wanted), askAgainMs);
  }

  #settle(channel: string, is: "heard" | "refused") {
    const wanted = this.#channels.get(channel);
    if (!wanted) return;
    wanted.is = is;
    this.#tell.onSettled(channel);
  }

  #onSocket(socketId: string | null) {
    this.#socketId = socketId;
    for (const name of this.#channels.keys()) this.#join(name);
    this.#tell.onStateChange();
  }

  #onFrame({ event, channel, data }: Frame) {
    switch (event) {
      case "pusher_internal:subscription_succeeded":
        return this.#settle(channel, "heard");
      case "pusher:subscription_error":
        return this.#settle(channel, "refused");
      case changedEvent:
        return this.#channels.has(channel) && this.#tell.onChanged(channel, read(data));
      case attendedEvent:
        return this.#channels.has(channel) && this.#tell.onAttended(channel, whose(data));
    }
  }
}

/** Only the form that we send is taken; anything else still says that something changed. */
function read({ dialogId, renewed, calm }: Frame["data"]): ChangedEvent {
  if (renewed === true) return { renewed };
  return {
    ...(typeof dialogId === "number" && { dialogId }),
    ...(calm === true && { calm }),
  };
}

const whose = ({ staffId }: Frame["data"]): AttendedEvent =>
  typeof staffId === "number" ? { staffId } : {};
