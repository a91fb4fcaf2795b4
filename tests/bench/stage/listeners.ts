import type { BrowserContext, Page } from "@playwright/test";
import WebSocket from "ws";
import type { House } from "@/scripts/steps/supervise";

/** Screens of colleagues, as the live server knows them: sockets that hear the clinic's channel and ask nothing. */
export type Listeners = {
  /** How many events each of them has heard. */
  heard(): number[];
};

type Hearing = { socket: string; channels: string[] };

/** What an open page listens to, read from its own socket. */
export function hearingOf(page: Page): Promise<Hearing> {
  return new Promise((resolve) => {
    page.on("websocket", (socket) => {
      const channels: string[] = [];
      socket.on("framesent", ({ payload }) => {
        const { event, data } = JSON.parse(String(payload));
        if (event === "pusher:subscribe") channels.push(data.channel);
        if (channels.length > 0) resolve({ socket: socket.url(), channels });
      });
    });
  });
}

/** Has so many listen, each signed for as a page of the same browser would be. */
export async function addListeners(
  house: House,
  { context, appUrl, hearing, count }: Adding,
): Promise<Listeners> {
  const heard = Array.from({ length: count }, () => 0);
  const sign = signerOf(context, appUrl);
  const open = async (listener: number) => {
    const socket = new WebSocket(hearing.socket, { origin: appUrl });
    house.keep({ name: "A listener", stop: async () => socket.terminate() });
    const silent = new Set(hearing.channels);
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.on("message", async (message) => {
        const { event, channel, data } = JSON.parse(String(message));
        if (event === "pusher:connection_established")
          for (const asked of hearing.channels)
            socket.send(await sign(asked, JSON.parse(data).socket_id));
        else if (event === "pusher:ping") socket.send('{"event":"pusher:pong"}');
        else if (event === "pusher_internal:subscription_succeeded") {
          silent.delete(channel);
          if (silent.size === 0) resolve();
        } else if (event === "pusher:error") reject(new Error(data.message));
        else heard[listener] = (heard[listener] ?? 0) + 1;
      });
    });
  };
  for (const listener of heard.keys()) await open(listener);
  // The first heard what happened while the last were still coming.
  heard.fill(0);
  return { heard: () => heard };
}

type Adding = {
  context: BrowserContext;
  appUrl: string;
  hearing: Hearing;
  count: number;
};

/** What a socket says to hear a channel, with the portal's signature. */
function signerOf(context: BrowserContext, appUrl: string) {
  return async (channel: string, socketId: string): Promise<string> => {
    const answer = await context.request.post(`${appUrl}/api/live/auth`, {
      headers: { origin: appUrl },
      form: { socket_id: socketId, channel_name: channel },
    });
    const { auth } = await answer.json();
    return JSON.stringify({ event: "pusher:subscribe", data: { channel, auth } });
  };
}
