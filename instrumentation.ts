/** Runs once when the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { appUrl } = await import("@/lib/env");
  // next-auth insists on a name of its own for the one public address.
  process.env.NEXTAUTH_URL ??= new URL(appUrl()).origin;
  const { startTracing } = await import("@/lib/tracing/start-tracing");
  await startTracing();
  const { startServer } = await import("@/lib/start-server");
  await startServer();
}
