import type { Frame, LiveSocket } from "./live-socket";

/** Which sockets listen to which channels. A channel exists while somebody listens. */
export class Channels {
  readonly #listeners = new Map<string, Set<LiveSocket>>();

  join(name: string, socket: LiveSocket) {
    const listeners = this.#listeners.get(name) ?? new Set<LiveSocket>();
    this.#listeners.set(name, listeners.add(socket));
    socket.channels.add(name);
  }

  leave(name: string, socket: LiveSocket) {
    const listeners = this.#listeners.get(name);
    listeners?.delete(socket);
    socket.channels.delete(name);
    if (listeners?.size === 0) this.#listeners.delete(name);
  }

  leaveAll(socket: LiveSocket) {
    for (const name of [...socket.channels]) this.leave(name, socket);
  }

  publish(frame: Frame & { channel: string }, exceptSocketId?: string) {
    for (const socket of this.#listeners.get(frame.channel) ?? []) {
      if (socket.id !== exceptSocketId) socket.tell(frame);
    }
  }

  names(): string[] {
    return [...this.#listeners.keys()];
  }
}
