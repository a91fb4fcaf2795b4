import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "./problem";

const [leastMajor, leastMinor] = [20, 9];

/** @throws Problem on a Node.js that Next.js can't run on. */
export function refuseOldNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Problem(
    `Node.js ${leastMajor}.${leastMinor} or later is needed; this is ${version}. See https://nodejs.org.`,
  );
}

/** Reads `.env` files as the server itself does, so that script and server agree. What is already set stays. */
export function readDotEnv(): void {
  const next = createRequire(
    createRequire(path.resolve("package.json")).resolve("next/package.json"),
  );
  next("@next/env").loadEnvConfig(process.cwd(), false);
}

/** Names that lead out of this machine, or to somebody's real data. */
const outward =
  /^(DATABASE_|PUSHER_|UPLOADTHING_|TWILIO_|INSTAGRAM_|PROVIDER_STANDIN_URL|NEXTAUTH_|SEALING_KEYS|CRON_SECRET|LIVE_|ADMIN_|OTEL_|DEMO$|NODE_ENV$)/;

/**
 * Closes the doors to the world outside before anything reads the environment: a demo or a test must not reach a real
 * provider or a real database because a developer's shell or `.env` names one.
 */
export function closeDoors(env: NodeJS.ProcessEnv = process.env): void {
  for (const name of Object.keys(env)) if (outward.test(name)) delete env[name];
  // Next then takes `.env` files as read.
  env.__NEXT_PROCESSED_ENV = "true";
}

/**
 * Checks the environment as the application will.
 * @throws Problem with a sentence for each wrong value.
 */
export async function checkedEnv() {
  const { readEnv } = await import("@/lib/env");
  const { liveSettings } = await import("@/lib/live/connection");
  try {
    const env = readEnv();
    // A live server that is half named would fail every page.
    liveSettings(env);
    return env;
  } catch (error) {
    throw new Problem((error as Error).message);
  }
}
