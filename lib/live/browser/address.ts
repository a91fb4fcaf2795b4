import type { LiveConnection } from "@/lib/live/types";

/** The parts of `location` that matter here. */
type Page = Pick<Location, "protocol" | "host">;

/** Where the live server's socket is. A page that came over TLS may open no other sockets. */
export function addressOf(connection: LiveConnection, page: Page): string {
  const { host, tls } = placeOf(connection, page);
  const scheme = tls || page.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${host}/app/${connection.key}?protocol=7&client=js-dialogs&version=1`;
}

function placeOf(connection: LiveConnection, page: Page) {
  if ("cluster" in connection)
    return { host: `ws-${connection.cluster}.pusher.com`, tls: true };
  if ("wsPath" in connection)
    return { host: `${page.host}${connection.wsPath}`, tls: false };
  return { host: `${connection.host}:${connection.port}`, tls: connection.tls };
}
