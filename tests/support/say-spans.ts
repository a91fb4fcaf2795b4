import { trace } from "@opentelemetry/api";
import { startTracing } from "@/lib/tracing/start-tracing";
import { traced } from "@/lib/tracing/traced";

/** A process of its own that says spans as the server does: the exporter's imports are none that Jest understands. */
const tracing = await startTracing();
process.stdout.write(tracing ? "on" : "off");

const next = trace.getTracer("next.js");
const asked = "/api/dialogs/search?q=Maria+Gomez";
const request = next.startSpan(`GET ${asked}`, {
  attributes: {
    "http.method": "GET",
    "http.target": asked,
    "http.url": `https://clinic.example${asked}`,
    "next.route": "/api/dialogs/search",
    "next.span_name": `GET ${asked}`,
    "next.span_type": "BaseServer.handleRequest",
  },
});
request.recordException(new Error("No dialog of Maria Gomez"));
request.setStatus({ code: 2, message: "Maria Gomez" });
request.end();

const provider = "https://graph.instagram.com/v1?access_token=IGAAsecret";
next
  .startSpan(`fetch GET ${provider}`, {
    attributes: {
      "http.method": "GET",
      "http.url": provider,
      "net.peer.name": "graph.instagram.com",
      "next.span_type": "AppRender.fetch",
    },
  })
  .end();

await traced("message.post", { outboxId: 7, accountId: 3 }, async () => undefined);
await traced("webhook.receive", { kind: "whatsapp" }, async () => {
  throw new Error("Maria Gomez");
}).catch(() => undefined);
await tracing?.stop();
