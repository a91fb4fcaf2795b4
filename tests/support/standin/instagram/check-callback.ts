import { deliveryUrl } from "@/tests/support/standin/surroundings";
import { webhookUrl } from "./sign";
import type { InstagramWorld } from "./world";

const challenge = "1158201444";

/** Asks the product for its webhook's handshake, as Meta's dashboard does before it saves the address. */
export async function checkCallback(world: InstagramWorld, verifyToken: string) {
  const url = deliveryUrl(world, webhookUrl(world));
  url.search = new URLSearchParams({
    "hub.mode": "subscribe",
    "hub.verify_token": verifyToken,
    "hub.challenge": challenge,
  }).toString();
  const response = await fetch(url, { redirect: "manual", signal: world.closing });
  const isVerified = (await response.text()) === challenge && response.ok;
  return { status: response.status, isVerified };
}
