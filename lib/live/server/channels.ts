import { isPresence } from "./limits";
import type { Frame, LiveSocket } from "./live-socket";

/** Who a socket is on a presence channel. */
export type Member = { user_id: string; user_info?: unknown };

/** Which sockets listen to which channels, and who is present. A channel exists while somebody listens. */
export class Channels {
  readonly #listeners = new Map<string, Map<LiveSocket, Member | null>>();

  join(name: string, socket: LiveSocket, member: Member | null) {
    const isNew = member !== null && !this.present(name).has(member.user_id);
    const listeners = this.#listeners.get(name) ?? new Map<LiveSocket, Member | null>();
    this.#listeners.set(name, listeners.set(socket, member));
    socket.channels.add(name);
    if (!isNew) return;
    const event = "pusher_internal:member_added";
    this.publish({ event, channel: name, data: member }, socket.id);
  }

  leave(name: string, socket: LiveSocket) {
    const listeners = this.#listeners.get(name);
    const member = listeners?.get(socket);
    listeners?.delete(socket);
    socket.channels.delete(name);
    if (listeners?.size === 0) this.#listeners.delete(name);
    if (!member || this.present(name).has(member.user_id)) return;
    const event = "pusher_internal:member_removed";
    this.publish({ event, channel: name, data: { user_id: member.user_id } });
  }

  leaveAll(socket: LiveSocket) {
    for (const name of [...socket.channels]) this.leave(name, socket);
  }

  publish(frame: Frame & { channel: string }, exceptSocketId?: string) {
    for (const socket of this.#listeners.get(frame.channel)?.keys() ?? []) {
      if (socket.id !== exceptSocketId) socket.tell(frame);
    }
  }

  memberOf(name: string, socket: LiveSocket): Member | null {
    return this.#listeners.get(name)?.get(socket) ?? null;
  }

  /** The people present, each once however many tabs they have open. */
  present(name: string): Map<string, unknown> {
    const members = [...(this.#listeners.get(name)?.values() ?? [])];
    return new Map(
      members
        .filter((member) => member !== null)
        .map((member) => [member.user_id, member.user_info ?? null]),
    );
  }

  names(prefix: string): string[] {
    return [...this.#listeners.keys()].filter((name) => name.startsWith(prefix));
  }

  describe(name: string) {
    const count = this.#listeners.get(name)?.size ?? 0;
    const users = isPresence(name) ? { user_count: this.present(name).size } : {};
    return { occupied: count > 0, subscription_count: count, ...users };
  }
}
