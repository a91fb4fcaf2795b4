import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { env } from "@/lib/env";
import { WithoutWords } from "./without-words";

/**
 * Sends spans (Next's own of every request, ours of receiving, delivering and sweeping) to a collector by
 * OpenTelemetry's protocol; null where OTEL_EXPORTER_OTLP_ENDPOINT is not set, and nothing is measured. The exporter
 * reads that name, OTEL_EXPORTER_OTLP_HEADERS and _TIMEOUT itself. `stop` sends what is left.
 */
export function startTracing(): { stop(): Promise<void> } | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT) return null;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": OTEL_SERVICE_NAME }),
    spanProcessors: [
      new BatchSpanProcessor(new WithoutWords(new OTLPTraceExporter()), {
        scheduledDelayMillis: 2_000,
      }),
    ],
  });
  provider.register();
  process.once("SIGTERM", () => void provider.shutdown());
  return { stop: () => provider.shutdown() };
}
