import { env } from "@/lib/env";

/** Spans on their way to a collector; `stop` sends what is left. */
export type Tracing = { stop(): Promise<void> };

/**
 * Sends spans (Next's own of every request, ours of receiving, delivering and sweeping) to a collector by
 * OpenTelemetry's protocol; null where OTEL_EXPORTER_OTLP_ENDPOINT is not set: nothing is measured, and nothing of
 * OpenTelemetry's read.
 */
export async function startTracing(): Promise<Tracing | null> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return null;
  const { sendSpans } = await import("./send-spans");
  return sendSpans();
}
