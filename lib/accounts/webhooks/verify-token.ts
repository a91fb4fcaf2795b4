import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** Is this the token that an administrator typed into Meta's webhook form? Never, where none is set. */
export function isVerifyToken(asked: string): boolean {
  const { INSTAGRAM_VERIFY_TOKEN: wanted } = env();
  if (!wanted) return false;
  const [one, other] = [Buffer.from(asked), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
