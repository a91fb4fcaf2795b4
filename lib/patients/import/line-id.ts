import { createHash } from "node:crypto";

/** The one id that a line of an import has, however often it is sent. */
export function lineId(importId: string, line: number): string {
  const hex = createHash("sha256").update(`${importId}:${line}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
