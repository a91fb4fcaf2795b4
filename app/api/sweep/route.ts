import { timingSafeEqual } from "node:crypto";
import { sweep } from "@/lib/dialogs/sweep";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";

/** Runs the sweep for a cron that knows `CRON_SECRET`; 401 to anybody else, and to all where none is set. */
export async function POST(request: Request): Promise<Response> {
  if (!isCron(request)) return new Response("Unauthorised", { status: 401 });
  try {
    return Response.json(await sweep());
  } catch (fault) {
    log("error", "sweep.failed", {}, fault);
    return new Response("Try again", { status: isOutage(fault) ? 503 : 500 });
  }
}

/** Vercel's cron asks with GET, and the same bearer. */
export const GET = POST;

/** Seconds, where the hosting asks: what a run leaves undone the next one does. */
export const maxDuration = 60;

function isCron(request: Request): boolean {
  const { CRON_SECRET } = env();
  if (!CRON_SECRET) return false;
  const asked = Buffer.from(request.headers.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${CRON_SECRET}`);
  return asked.length === wanted.length && timingSafeEqual(asked, wanted);
}
