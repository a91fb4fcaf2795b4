import type { Handshake } from "../events";

/** Meta's question when the callback URL is saved: a challenge, to be given back for the right verify token. */
export function handshake(asked: URLSearchParams): Handshake | null {
  const answer = asked.get("hub.challenge");
  if (asked.get("hub.mode") !== "subscribe" || answer === null) return null;
  return { token: asked.get("hub.verify_token") ?? "", answer };
}
