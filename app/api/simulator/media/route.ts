import { simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

/** A file of a conversation: `?channel=…&id=…`. It is whatever was sent, so it may act nowhere. */
export const GET = simulatorRoute(async (request) => {
  const query = new URL(request.url).searchParams;
  const { app } = appAsked(Object.fromEntries(query));
  const file = await app.fetchFile(query.get("id"));
  if (!file.ok) return new Response(null, { status: 404 });
  const contentType = file.headers.get("content-type") ?? "application/octet-stream";
  return new Response(file.body, {
    headers: {
      "content-type": contentType,
      "content-disposition": isShownSafely(contentType) ? "inline" : "attachment",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=3600",
    },
  });
});

/** Anything else could hold a script: it is a download. */
const isShownSafely = (contentType: string) =>
  /^(image\/(jpeg|png|webp|gif)|audio\/|video\/|application\/pdf)/.test(contentType);
