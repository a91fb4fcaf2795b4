import createNextIntl from "next-intl/plugin";
import { answersOnly, everywhere } from "./lib/answer-headers.mjs";
import { compileStart } from "./scripts/steps/compile-start.mjs";

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // Next would print the arguments of every action, which are patients' words.
  logging: { serverFunctions: false },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/sdk-trace-node",
    "pg",
    "pino",
    "twilio",
    "ws",
  ],
  // The optimiser fetches without asking who is there, and keeps what it made for whoever asks next.
  images: { unoptimized: true },
  // For everybody a page comes with its title: one that comes after it is no title for a moment.
  htmlLimitedBots: /.*/,
  turbopack: {
    resolveAlias: {
      // A browser that needs these can't run the product's own scripts.
      "../build/polyfills/polyfill-module": false,
      // Where Next has a last page of its own, the house's is shown (without its looks: the page's are there).
      "./builtin/global-error": "./app/global-fault.tsx",
      "../components/builtin/global-error": "./app/global-fault.tsx",
      // What next-intl wraps around its hooks keeps all of its formats in every page, and nobody formats by them.
      "./react-client/index.js": "use-intl",
    },
  },
  experimental: {
    agentFeedback: false,
    // A few scripts more are told in one, where they shrink together: pages weigh less, alone and after another.
    turbopackChunking: { minChunkSize: 75_000 },
    // Every route's code at once would keep the first who asks waiting; each is read when it is first asked for.
    preloadEntriesOnStart: false,
  },
  compiler: { runAfterProductionCompile: compileStart },
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    // A browser asks for its tab's icon whenever the address changes.
    {
      source: "/icon-unread.png",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400" }],
    },
    // Files have a policy of their own, which this would replace.
    {
      source: "/api/((?!files/|shared-files/|pictures/|dialogs/[^/]+/draft/files/).*)",
      headers: answersOnly,
    },
  ],
};

/** Sentences are read when the product is built, so that no browser needs a parser for them. */
const intl = createNextIntl({
  requestConfig: "./lib/i18n.ts",
  experimental: {
    messages: { path: "./messages", locales: "infer", format: "json", precompile: true },
  },
});

export default intl(config);
