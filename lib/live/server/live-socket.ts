import { randomInt } from "node:crypto";
import { WebSocket } from "ws";
import { ownLimits } from "./limits";

/** What a frame may carry beside its name: `data` goes out as a JSON string, as the protocol wants it. */
export type Frame = { event: string; channel?: string; data?: unknown };

/** One browser's socket in the protocol's words. */
export class LiveSocket {
  readonly id = `${randomInt(1, 1e9)}.${randomInt(1, 1e9)}`;
  readonly channels = new Set<string>();
  answered = true;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  tell({ data = {}, ...frame }: Frame) {
    const words = typeof data === "string" ? data : JSON.stringify(data);
    this.#send({ ...frame, data: words });
  }

  /** Says what went wrong; the socket stays open. */
  fail(code: number, message: string) {
    this.#send({ event: "pusher:error", data: { code, message } });
  }

  /** Says what went wrong and closes. Codes from 4000 tell the client not to return, from 4100 to wait a little. */
  refuse(code: number, message: string) {
    this.fail(code, message);
    this.#socket.close(code, message);
  }

  /** Asks whether anybody is there; who did not answer the last time is gone. */
  check() {
    if (!this.answered) return this.end();
    this.answered = false;
    this.#socket.ping();
  }

  close(code: number) {
    this.#socket.close(code);
  }

  end() {
    this.#socket.terminate();
  }

  #send(frame: object) {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#socket.bufferedAmount > ownLimits.unsentBytes) return this.end();
    this.#socket.send(JSON.stringify(frame));
  }
}
