/** What decides where the browser may connect: only the names that `lib/env.ts` documents. */
type Surroundings = Record<string, string | undefined>;

/**
 * The Content-Security-Policy of a page: scripts run with this answer's nonce only, nothing comes from elsewhere, and
 * nobody frames it. Styles may be inline, since React and Radix place elements so. React's development build needs
 * `eval`.
 */
export function contentSecurityPolicy(nonce: string, surroundings: Surroundings): string {
  const development = surroundings.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...liveHosts(surroundings), ...uploadHosts(surroundings)].join(
      " ",
    ),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The built-in live server stands behind our own origin; hosted Pusher, or one's own, does not. */
function liveHosts(surroundings: Surroundings): string[] {
  const { PUSHER_APP_ID, PUSHER_HOST, PUSHER_PORT, PUSHER_TLS, PUSHER_CLUSTER } =
    surroundings;
  if (!PUSHER_APP_ID) return [];
  if (!PUSHER_HOST) return [`wss://ws-${PUSHER_CLUSTER || "mt1"}.pusher.com`];
  const scheme = PUSHER_TLS === "1" || PUSHER_TLS === "true" ? "wss" : "ws";
  return [`${scheme}://${PUSHER_HOST}${PUSHER_PORT ? `:${PUSHER_PORT}` : ""}`];
}

/** Browsers send files straight to UploadThing's regions, which its token names; without one to this very origin. */
function uploadHosts({ UPLOADTHING_TOKEN }: Surroundings): string[] {
  if (!UPLOADTHING_TOKEN) return [];
  const { regions, ingestHost = "ingest.uploadthing.com" } = JSON.parse(
    atob(UPLOADTHING_TOKEN),
  ) as { regions: string[]; ingestHost?: string };
  return regions.map((region) => `https://${region}.${ingestHost}`);
}
