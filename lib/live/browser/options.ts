import type { Options } from "pusher-js";
import type { LiveConnection } from "@/lib/live/types";
import { askToHear } from "./ask-to-hear";

/** The parts of `location` that matter here. */
type Page = Pick<Location, "protocol" | "hostname" | "port" | "origin">;

/** Asked to name a cluster even where there is none. */
const NO_CLUSTER = "local";

/**
 * How pusher-js connects. A silent connection is noticed within half a minute, not in its own two and a half.
 * Of its transports only the plain socket: `ws` goes over TLS by itself where the page or the place does.
 */
export function clientOptions(connection: LiveConnection, page: Page): Options {
  const authEndpoint = new URL("/api/live/auth", page.origin);
  return {
    ...placeOf(connection, page),
    activityTimeout: 20_000,
    pongTimeout: 6_000,
    enabledTransports: ["ws"],
    enableStats: false,
    channelAuthorization: {
      endpoint: authEndpoint.href,
      transport: "ajax",
      customHandler: askToHear(authEndpoint),
    },
  };
}

function placeOf(connection: LiveConnection, page: Page) {
  if ("cluster" in connection) return { cluster: connection.cluster, forceTLS: true };
  if ("host" in connection) {
    const { host, port, tls } = connection;
    return {
      cluster: NO_CLUSTER,
      wsHost: host,
      wsPort: port,
      wssPort: port,
      forceTLS: tls,
    };
  }
  return {
    cluster: NO_CLUSTER,
    wsHost: page.hostname,
    wsPort: Number(page.port) || 80,
    wssPort: Number(page.port) || 443,
    wsPath: connection.wsPath,
    forceTLS: page.protocol === "https:",
  };
}
