import { readinessNow } from "@/lib/health/readiness";

/**
 * Says whether messages can come and go: for a monitor and a load balancer. It names the parts that are not well, and
 * nothing of why, since anybody may ask; however many do, the database is asked once a second.
 */
export async function GET(): Promise<Response> {
  const failing = await readinessNow();
  const isReady = failing.length === 0;
  return Response.json(isReady ? { status: "ready" } : { status: "not ready", failing }, {
    status: isReady ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}

export const dynamic = "force-dynamic";
