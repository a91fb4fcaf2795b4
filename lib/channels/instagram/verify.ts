import { createHmac, timingSafeEqual } from "node:crypto";
import type { RawDelivery } from "../events";

/** Was this delivery signed with one of the app secrets, over exactly the bytes that arrived? In constant time. */
export function isSigned(
  { body, header }: RawDelivery,
  secrets: readonly string[],
): boolean {
  const written = /^sha256=([0-9a-f]{64})$/.exec(
    header("x-hub-signature-256") ?? "",
  )?.[1];
  if (!written) return false;
  const given = Buffer.from(written, "hex");
  // An empty secret would be a key that everybody knows.
  return secrets.some(
    (secret) =>
      secret !== "" &&
      timingSafeEqual(createHmac("sha256", secret).update(body).digest(), given),
  );
}
