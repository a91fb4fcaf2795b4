import { type Env, env } from "@/lib/env";
import { type LiveConnection, livePath } from "./types";

type Credentials = { appId: string; key: string; secret: string };

/** Where live updates go and with which credentials; the secret never leaves the server. */
export type LiveSettings = Credentials &
  (
    | { place: "hosted"; cluster: string }
    | { place: "host"; host: string; port: number; tls: boolean }
    | { place: "built-in"; port: number }
  );

/** The settings of the live server that this process should start itself: null when another one is used, or none. */
export function liveServerSettings(): (Credentials & { port: number }) | null {
  const settings = liveSettings();
  if (settings?.place !== "built-in") return null;
  const { appId, key, secret, port } = settings;
  return { appId, key, secret, port };
}

/** What the browser needs to connect, without the secret; null when there is nothing to connect to, and it polls. */
export function liveConnection(settings = liveSettings()): LiveConnection | null {
  if (!settings) return null;
  const { key } = settings;
  switch (settings.place) {
    case "hosted":
      return { key, cluster: settings.cluster };
    case "host":
      return { key, host: settings.host, port: settings.port, tls: settings.tls };
    case "built-in":
      return { key, wsPath: livePath };
  }
}

/**
 * Decides where live updates go: hosted Channels or another host when the PUSHER_ values name one, else the built-in
 * server when the start script gave it a port and a secret, else nowhere.
 * @throws Error that names what is missing from a half-made setting.
 */
export function liveSettings(surroundings: Env = env()): LiveSettings | null {
  return elsewhere(surroundings) ?? builtIn(surroundings);
}

function elsewhere(surroundings: Env): LiveSettings | null {
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET } = surroundings;
  const { PUSHER_HOST: host, PUSHER_CLUSTER: cluster, PUSHER_TLS: tls } = surroundings;
  const given = [PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, host ?? cluster];
  if (given.every((value) => value === undefined)) return null;
  const credentials = {
    appId: needed(PUSHER_APP_ID, "PUSHER_APP_ID"),
    key: needed(PUSHER_KEY, "PUSHER_KEY"),
    secret: needed(PUSHER_SECRET, "PUSHER_SECRET"),
  };
  if (!host) {
    const named = needed(cluster, "PUSHER_CLUSTER (or PUSHER_HOST)");
    return { ...credentials, place: "hosted", cluster: named };
  }
  const port = surroundings.PUSHER_PORT ?? (tls ? 443 : 80);
  return { ...credentials, place: "host", host, port, tls };
}

function builtIn({ LIVE_PORT, LIVE_SECRET }: Env): LiveSettings | null {
  if (LIVE_PORT === undefined && LIVE_SECRET === undefined) return null;
  return {
    place: "built-in",
    appId: "dialogs",
    key: "dialogs",
    secret: needed(LIVE_SECRET, "LIVE_SECRET"),
    port: needed(LIVE_PORT, "LIVE_PORT"),
  };
}

function needed<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) {
    throw new Error(`${name} is not set, though the other settings of live updates are.`);
  }
  return value;
}
