import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Channels } from "./channels";
import { createGateway } from "./gateway";
import { type Answer, createApi } from "./requests";
import { createSignatures } from "./signatures";

/** `allowsOrigin` judges the host of a browser's Origin (`clinic.example:3000`); without it every page may connect. */
export type LiveServerSettings = {
  appId: string;
  key: string;
  secret: string;
  /** 0 for any free one. */
  port: number;
  host?: string;
  allowsOrigin?: (host: string) => boolean;
};

/** A running live server; `close` ends every open socket at once, so that a process that proxies them can leave. */
export type LiveServer = { port: number; close(): Promise<void> };

/**
 * Starts the built-in live server: Pusher Channels' protocol 7 for one app in one process, with hosted Channels'
 * limits. It keeps nothing: who was away catches up by asking the app.
 * @throws where the port is taken.
 */
export async function startLiveServer(settings: LiveServerSettings): Promise<LiveServer> {
  const channels = new Channels();
  const signatures = createSignatures(settings);
  const door = createGateway({ ...settings, channels, signatures });
  const api = createApi({ ...settings, channels, signatures });
  const http = createServer((request, response) => {
    void api(request).then(
      (answer) => reply(response, answer),
      () => response.destroy(),
    );
  });
  http.on("upgrade", door.admit);
  http.listen(settings.port, settings.host ?? "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  async function close() {
    const closed = once(http, "close");
    http.close();
    await door.close();
    http.closeAllConnections();
    await closed;
  }
  return { port, close };
}

function reply(response: ServerResponse, { status, body }: Answer) {
  const words = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(words),
  });
  response.end(words);
}
