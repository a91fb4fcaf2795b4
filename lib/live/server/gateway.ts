import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import type { Channels } from "./channels";
import { needsAuth, ownLimits } from "./limits";
import { LiveSocket } from "./live-socket";
import { createProtocol } from "./protocol";
import type { Signatures } from "./signatures";

const heartbeatMs = 30_000;
/** How long browsers may take to answer a closing; what is left is cut. */
const farewellMs = 200;
const goingAway = 1001;

type House = {
  key: string;
  channels: Channels;
  signatures: Signatures;
  allowsOrigin?: (host: string) => boolean;
};

/** Lets browsers' sockets in, listens to them, and notices who has gone. */
export function createGateway({ key, channels, signatures, allowsOrigin }: House) {
  const sockets = new Set<LiveSocket>();
  const converse = createProtocol(channels, signatures);
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: ownLimits.messageBytes,
  });
  const heartbeat = setInterval(() => {
    for (const socket of sockets) socket.check();
  }, heartbeatMs).unref();

  function admit(request: IncomingMessage, stream: Duplex, head: Buffer) {
    if (allowsOrigin && !isAllowed(request.headers.origin, allowsOrigin)) {
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    upgrades.handleUpgrade(request, stream, head, (opened) => welcome(opened, request));
  }

  function welcome(opened: WebSocket, request: IncomingMessage) {
    const socket = new LiveSocket(opened);
    opened.on("error", () => socket.end());
    const refusal = refusalOf(request, key) ?? (hasRoom() ? null : full);
    if (refusal) return socket.refuse(...refusal);
    sockets.add(socket);
    opened.on("message", (raw) => converse(socket, raw.toString()));
    opened.on("pong", () => {
      socket.answered = true;
    });
    opened.on("close", () => {
      sockets.delete(socket);
      channels.leaveAll(socket);
    });
    const data = { socket_id: socket.id, activity_timeout: heartbeatMs / 1000 };
    socket.tell({ event: "pusher:connection_established", data });
  }

  /**
   * Anybody may open sockets and leave them open. Where no more find room, the oldest goes that hears nothing which the
   * application had to allow it: so a member's finds room among however many strangers'.
   */
  function hasRoom(): boolean {
    if (sockets.size < ownLimits.sockets) return true;
    const stranger = [...sockets].find((socket) => !isAllowedSomething(socket));
    if (!stranger) return false;
    sockets.delete(stranger);
    stranger.end();
    return true;
  }

  async function close() {
    clearInterval(heartbeat);
    for (const socket of sockets) socket.close(goingAway);
    const deadline = Date.now() + farewellMs;
    while (sockets.size > 0 && Date.now() < deadline) await sleep(10);
    for (const socket of sockets) socket.end();
  }

  return { sockets, admit, close };
}

function isAllowed(origin: string | undefined, allowsOrigin: (host: string) => boolean) {
  if (origin === undefined) return true;
  return URL.canParse(origin) && allowsOrigin(new URL(origin).host);
}

type Refusal = [code: number, message: string];

function refusalOf(request: IncomingMessage, key: string): Refusal | null {
  const address = `http://live${request.url}`;
  if (!URL.canParse(address)) return [4005, "Path not found"];
  const { pathname, searchParams } = new URL(address);
  if (pathname !== `/app/${key}`) return [4001, "The application does not exist"];
  if (searchParams.get("protocol") !== "7") return [4007, "Unsupported protocol version"];
  return null;
}

const full: Refusal = [4100, "Over capacity"];

const isAllowedSomething = ({ channels }: LiveSocket) => [...channels].some(needsAuth);
