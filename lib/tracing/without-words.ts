import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-node";
import { tracerName } from "./traced";

/** What of a span may leave: routes as patterns, hosts, codes. Addresses hold searched names, ids and tokens. */
const told = new Set([
  "error.type",
  "http.method",
  "http.route",
  "http.status_code",
  "net.peer.name",
  "next.route",
  "next.rsc",
  "next.span_type",
]);

type Export = SpanExporter["export"];

/** Hands spans on to an exporter without anything that could be a patient's word, an address or a token. */
export class WithoutWords implements SpanExporter {
  constructor(private readonly exporter: SpanExporter) {}

  export(...[spans, done]: Parameters<Export>): void {
    this.exporter.export(spans.map(withoutWords), done);
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}

/** The same span with what it inherits, but for its name, attributes and what it says of faults. */
function withoutWords(span: ReadableSpan): ReadableSpan {
  const isOurs = span.instrumentationScope.name === tracerName;
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(
      ([name]) => told.has(name) || (isOurs && name.startsWith("dialogs.")),
    ),
  );
  return Object.create(span, {
    name: { value: isOurs ? span.name : nameOf(attributes), enumerable: true },
    attributes: { value: attributes, enumerable: true },
    status: { value: { code: span.status.code }, enumerable: true },
    events: { value: [], enumerable: true },
    links: { value: [], enumerable: true },
  });
}

/** Next names a span by the address that was asked for; here it is what kind it is, and of which route. */
function nameOf(attributes: Attributes): string {
  const route = attributes["next.route"] ?? attributes["http.route"];
  const parts = [attributes["http.method"], route ?? attributes["net.peer.name"]];
  if (!route) parts.unshift(attributes["next.span_type"]);
  return parts.filter((part) => part !== undefined).join(" ") || "span";
}
