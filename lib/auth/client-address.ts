import { isIP, isIPv6 } from "node:net";

/**
 * Where a request came from, as far as can be known: the last address of `X-Forwarded-For`, or "local".
 * The last is what the proxy before us wrote, or without one the connection's own; only what stands before it can be
 * made up by the visitor. Where no proxy stands, the visitor may write the header, so nothing relies on it alone.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last =
    forwardedFor
      ?.split(",")
      .at(-1)
      ?.trim()
      // Some proxies write the port along.
      .replace(/^\[([^\]]+)\](:\d+)?$|^([\d.]+):\d+$/, "$1$3")
      .replace(/^::ffff:/i, "") ?? "";
  return isIP(last) ? last : "local";
}

/**
 * Where an address belongs, for counting who comes from there: itself, or of IPv6 its network of 64 bits, which is
 * given out whole: whoever has one address of it has them all.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = [], tail] = address.split("::").map((part) => part.split(":"));
  // Two colons stand for as many zeros as are missing of eight groups.
  const missing = 8 - head.length - (tail?.length ?? 0);
  const groups = tail ? [...head, ...Array(missing).fill("0"), ...tail] : head;
  const network = groups
    .slice(0, 4)
    .map((group) => (parseInt(group, 16) || 0).toString(16));
  return `${network.join(":")}::/64`;
}
