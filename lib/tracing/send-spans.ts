import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { env } from "@/lib/env";
import type { Tracing } from "./start-tracing";
import { WithoutWords } from "./without-words";

/**
 * Registers OpenTelemetry for this process. The exporter reads OTEL_EXPORTER_OTLP_ENDPOINT, _HEADERS and _TIMEOUT
 * itself.
 * @package
 */
export function sendSpans(): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": env().OTEL_SERVICE_NAME }),
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
