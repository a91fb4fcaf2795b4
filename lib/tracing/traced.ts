import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { Facts } from "@/lib/log";

/** By what name spans say where they come from. */
export const tracerName = "dialogs";

/** Does some work as a span of this name, with the facts that a log line might have. Free where nobody traces. */
export function traced<Done>(
  name: string,
  facts: Facts,
  work: () => Promise<Done>,
): Promise<Done> {
  const attributes = Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [`dialogs.${fact}`, value ?? undefined]),
  );
  return trace
    .getTracer(tracerName)
    .startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await work();
      } catch (fault) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw fault;
      } finally {
        span.end();
      }
    });
}
