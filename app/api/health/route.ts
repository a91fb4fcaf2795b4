/** Says that the application serves; it asks nothing of the database, so that a restart is never caused by that. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}

export const dynamic = "force-dynamic";
