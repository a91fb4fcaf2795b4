import { ZodError } from "zod";
import { isOwnJson } from "@/lib/auth/same-origin";
import { isSimulatorOn } from "./standin";

type Work = (request: Request) => Promise<Response>;

/**
 * A route of the simulator: not found outside the demo, closed to other sites' pages, and calm when the stand-in
 * is away.
 */
export const simulatorRoute =
  (work: Work): Work =>
  async (request) => {
    if (!isSimulatorOn()) return refuse(404);
    if (request.method !== "GET" && !isOwnJson(request.headers)) return refuse(403);
    try {
      return await work(request);
    } catch (fault) {
      const isBadRequest = fault instanceof ZodError || fault instanceof SyntaxError;
      return refuse(isBadRequest ? 400 : 502);
    }
  };

/** An answer that nothing may keep: it holds what patients wrote. */
export const answer = (value: unknown) =>
  Response.json(value, { headers: { "cache-control": "no-store" } });

/** An answer that says no more than that it is none. */
export const refuse = (status: number) => Response.json({ ok: false }, { status });
