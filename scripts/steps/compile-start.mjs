import path from "node:path";

/** What `next build` makes of `scripts/start.ts` in its folder, so that no start has to compile TypeScript. */
export const compiledStart = (distDir = path.resolve(".next")) =>
  path.join(distDir, "start", "start.mjs");

/**
 * Compiles the start with all of ours that it imports; packages are read from where they are installed.
 * @param {{ distDir: string }} built
 */
export async function compileStart({ distDir }) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: ["scripts/start.ts"],
    outdir: path.dirname(compiledStart(distDir)),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    // Next names no exports, so Node wants the file.
    alias: { "next/headers": "next/headers.js" },
    platform: "node",
    format: "esm",
    target: "node20.9",
    logLevel: "error",
  });
}
