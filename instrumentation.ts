/** Runs once when the server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { appUrl } = await import("@/lib/env");
  // next-auth insists on a name of its own for the one public address.
  process.env.NEXTAUTH_URL ??= new URL(appUrl()).origin;
  const { startTracing } = await import("@/lib/tracing/start-tracing");
  const tracing = await startTracing();
  const { startServer } = await import("@/lib/start-server");
  await startServer();
  const { NODE_ENV, VERCEL, PORT } = process.env;
  // Spans of requests are Next's, which must be asked first where they are sent.
  if (NODE_ENV !== "production" || VERCEL || tracing) return;
  const { answerBeforeNext } = await import("@/lib/before-next/answer-before-next");
  const { doorsBeforeNext } = await import("@/app/api/before-next");
  answerBeforeNext(Number(PORT), doorsBeforeNext);
}
