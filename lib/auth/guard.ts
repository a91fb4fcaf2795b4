import { unstable_rethrow } from "next/navigation";
import { type NextRequest, NextResponse } from "next/server";
import { z } from "zod";
import { db } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import { TooMany } from "@/lib/concurrency/limit-per-member";
import { log } from "@/lib/log";
import { isOutage } from "@/lib/outage";
import { type Done, type Refused, refused } from "@/lib/result";
import { currentStaff, type Staff } from "./current-staff";
import { isOwnJson } from "./same-origin";
import { keepSessionAlive } from "./sessions";

/** Why the guard itself, or the door behind it, turned somebody away; each is a key of `auth.refused` in the message catalogue. */
export type GuardReason =
  | "signedOut"
  | "notAllowed"
  | "foreignOrigin"
  | "invalid"
  | "unavailable"
  | "tooMany"
  | "tooLarge"
  | "fault";

type Refusal = Refused<GuardReason>;

type Work<Schema extends z.ZodType, Said extends Done> = (asked: {
  staff: Staff;
  input: z.output<Schema>;
}) => Promise<Said>;

type Action<Schema extends z.ZodType, Said extends Done> = (
  input: z.input<Schema>,
) => Promise<Said | Refusal>;

type RouteWork<Params> = (asked: {
  staff: Staff;
  request: NextRequest;
  params: Params;
}) => Promise<Response>;

type Route<Params> = (
  request: NextRequest,
  context: { params: Promise<Params> },
) => Promise<Response>;

/**
 * Makes a server action that only staff can run: session, then input (keys that the schema does not name are
 * refused; one that ends in a transform must be made of a strict object for that), then the work. It never throws at the
 * browser: a fault is logged without its words and answered.
 */
export function staffAction<Schema extends z.ZodType, Said extends Done>(
  schema: Schema,
  work: Work<Schema, Said>,
): Action<Schema, Said> {
  return guarded(schema, work, async () => true);
}

/** The same for administrators; anybody else is refused, and the audit log keeps that. */
export function adminAction<Schema extends z.ZodType, Said extends Done>(
  schema: Schema,
  work: Work<Schema, Said>,
): Action<Schema, Said> {
  return guarded(schema, work, isAdmin);
}

/**
 * Makes a route handler for our own pages: 401 without a session, nothing cached, 503 while the database is away, 429
 * to who has too much under way, 500 without words for a fault. What changes something (any method but GET and HEAD) must
 * be JSON from our own origin, or it is answered 403; only such a request counts as somebody being there.
 */
export function staffRoute<Params = object>(work: RouteWork<Params>): Route<Params> {
  return route(work, keepSessionAlive);
}

/** The same for what a screen says by itself, which does not count as somebody being there. */
export function screenRoute<Params = object>(work: RouteWork<Params>): Route<Params> {
  return route(work, async () => undefined);
}

function route<Params>(
  work: RouteWork<Params>,
  noteThere: (sessionId: string) => Promise<void>,
): Route<Params> {
  return async (request, { params }) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    try {
      if (!reads && !isOwnJson(request.headers)) return turnAway(403, "foreignOrigin");
      const staff = await currentStaff(request.cookies);
      if (!staff) return turnAway(401, "signedOut");
      if (!reads) await noteThere(staff.sessionId);
      return uncached(await work({ staff, request, params: await params }));
    } catch (fault) {
      unstable_rethrow(fault);
      if (fault instanceof TooMany) return turnAway(429, "tooMany");
      return isOutage(logged(fault, request.nextUrl.pathname))
        ? turnAway(503, "unavailable")
        : turnAway(500, "fault");
    }
  };
}

/** The same for an administrator's routes: to anybody else they do not exist. */
export function adminRoute<Params = object>(work: RouteWork<Params>): Route<Params> {
  return staffRoute<Params>(async (asked) => {
    if (await isAdmin(asked.staff)) return work(asked);
    return new NextResponse(null, { status: 404 });
  });
}

function guarded<Schema extends z.ZodType, Said extends Done>(
  schema: Schema,
  work: Work<Schema, Said>,
  isAllowed: (staff: Staff) => Promise<boolean>,
): Action<Schema, Said> {
  const form = strict(schema);
  return async (input) => {
    try {
      const staff = await currentStaff();
      if (!staff) return refused("signedOut");
      if (!(await isAllowed(staff))) return refused("notAllowed");
      const parsed = await form.safeParseAsync(input);
      if (!parsed.success) return refused("invalid");
      await keepSessionAlive(staff.sessionId);
      return await work({ staff, input: parsed.data });
    } catch (fault) {
      // A redirect or a "not found" travels as an exception that is Next's to catch.
      unstable_rethrow(fault);
      return refused(isOutage(logged(fault)) ? "unavailable" : "fault");
    }
  };
}

async function isAdmin(staff: Staff): Promise<boolean> {
  if (staff.role === "admin") return true;
  await recordAudit(db(), { staffId: staff.id, action: "adminAction.refused" });
  return false;
}

function strict<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema instanceof z.ZodObject ? (schema.strict() as unknown as Schema) : schema;
}

function logged(fault: unknown, route = "action"): unknown {
  log("error", "request failed", { route }, fault);
  return fault;
}

function turnAway(status: number, reason: GuardReason): Response {
  const waits: Record<number, string> = { 429: "1", 503: "5" };
  const wait = waits[status];
  const headers = wait ? { "Retry-After": wait } : undefined;
  return uncached(NextResponse.json({ reason }, { status, ...(headers && { headers }) }));
}

/** What staff read is nobody else's, and is data that runs nothing; a handler that serves files says its own. */
function uncached(response: Response): Response {
  const { headers } = response;
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (!headers.has("Content-Security-Policy"))
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  return response;
}
