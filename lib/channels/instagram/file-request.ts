import type { FileRequest } from "../asked";

/** Where Meta keeps files and pictures; their links are signed, so no token goes along. */
const hosts = ["fbsbx.com", "fbcdn.net", "cdninstagram.com"];

/** Meta's own hosts of files, and no other: a delivery's link could name any host. */
export function fileRequest(_: unknown, { hostname }: URL): FileRequest | null {
  const isMetas = hosts.some(
    (host) => hostname === host || hostname.endsWith(`.${host}`),
  );
  return isMetas ? { headers: {} } : null;
}
