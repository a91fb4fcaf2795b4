import { Agent } from "node:https";
import Pusher from "pusher";
import { type LiveSettings, liveSettings } from "./connection";

/** How long the live server may take to answer before a publish is given up. */
export const patienceMs = 2_000;

let client: Pusher | null | undefined;

/**
 * The one client of this process for the live server, or null where there is none.
 * @package
 */
export function pusher(): Pusher | null {
  if (client === undefined) client = pusherFor(liveSettings());
  return client;
}

function pusherFor(settings: LiveSettings | null): Pusher | null {
  if (!settings) return null;
  const { appId, key, secret } = settings;
  const credentials = { appId, key, secret, timeout: patienceMs };
  switch (settings.place) {
    case "hosted":
      return new Pusher({
        ...credentials,
        cluster: settings.cluster,
        useTLS: true,
        agent: keptOpen(),
      });
    case "host": {
      const { host, port, tls } = settings;
      const agent = tls ? keptOpen() : undefined;
      return new Pusher({ ...credentials, host, port: `${port}`, useTLS: tls, agent });
    }
    case "built-in":
      return new Pusher({ ...credentials, host: "127.0.0.1", port: `${settings.port}` });
  }
}

/** A TLS handshake for each event would take longer than the event itself. */
const keptOpen = () => new Agent({ keepAlive: true });
