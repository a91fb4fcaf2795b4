import { z } from "zod";
import { simulatorRoute } from "@/app/simulator/door";
import { fetchFile } from "@/app/simulator/standin";

const Sid = z.string().regex(/^ME[0-9a-f]{32}$/);

export const GET = simulatorRoute(async (request) => {
  const file = await fetchFile(Sid.parse(new URL(request.url).searchParams.get("sid")));
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
