import { PageConnection, type PageListener } from "./browser/page-connection";
import { type LiveConnection, socketHeader } from "./types";

/**
 * What a screen wants: the channels to hear, and whom to tell.
 * `onReady` comes after every time that all its channels are heard, the first and each after a break: what happened
 * before is lost, so catch up then. `onState` comes at once and whenever the state changes.
 */
export type Subscription = PageListener & { connection: LiveConnection };

let page: { place: string; connection: PageConnection } | undefined;

/**
 * Begins to hear of changes, on one connection for the whole page; answers with the way to stop, which may be called
 * twice. Browser only, in an effect.
 */
export function subscribe({ connection, ...listener }: Subscription): () => void {
  const place = JSON.stringify(connection);
  if (page?.place !== place) {
    page = { place, connection: new PageConnection(connection) };
  }
  return page.connection.join(listener);
}

/** What a request of this page says of itself, so that the page need not hear of what it does. */
export function ownSocket(): Record<string, string> {
  const socketId = page?.connection.socketId;
  return socketId ? { [socketHeader]: socketId } : {};
}
