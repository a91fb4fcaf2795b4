import { isIP } from "node:net";

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
      .replace(/^::ffff:/i, "") ?? "";
  return isIP(last) ? last : "local";
}
