import { z } from "zod";
import { leastPasswordLength } from "@/lib/lengths";

/**
 * What the surroundings decide, read in this one place. A wrong value stops the start with a sentence that names it.
 * Names and defaults: `.env.example`.
 */
const text = z.string().trim().min(1).optional();
const flag = z
  .enum(["0", "1", "true", "false", ""])
  .optional()
  .transform((value) => value === "1" || value === "true");

const port = z.coerce.number().int().min(1).max(65_535);

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error:
    "must be postgres://user:password@host/database, other signs of the password than letters and digits written as %2F is for /",
});

/** Where pages and webhooks begin, in the one spelling that providers sign: the host's, with nothing behind it. */
const publicUrl = z
  .url({
    protocol: /^https?$/,
    error: "must begin with https:// (or http://)",
    abort: true,
  })
  .transform((url) => new URL(url))
  .refine(({ origin, href }) => href === `${origin}/`, {
    message: "must be the address of the host alone, as https://dialogs.clinic.example",
  })
  .transform(({ origin }) => origin);

/** `SEALING_KEYS`: a comma list of `kid:base64 of 32 bytes`; the first seals, all open. */
const sealingKeys = z
  .string()
  .transform((list) => list.split(",").map(readSealingKey))
  .refine((keys) => keys.length > 0 && keys.every((key) => key !== null), {
    message: "must be a comma list of kid:base64, each key 32 bytes long",
  })
  .transform((keys) => keys.filter((key) => key !== null))
  .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, {
    message: "must give each key a name of its own",
  });

/** What UploadThing's dashboard gives: base64 of JSON that names a key, an app and its regions. */
const uploadThingToken = z.string().refine((token) => readsAsUploadThings(token), {
  message: "must be the token as UploadThing's dashboard shows it",
});

const Env = z.object({
  DATABASE_URL: databaseUrl.optional(),
  /** The same database without a pooler: migrations hold a lock for a whole session. */
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  PORT: port.default(3000),
  /** The one address that `npm start` listens at, such as 127.0.0.1 behind a proxy. */
  LISTEN_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  APP_URL: publicUrl.optional(),
  DATA_DIR: z.string().default(".data"),
  DEMO: flag,
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"])
    .default("info"),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  SEALING_KEYS: sealingKeys.optional(),
  CRON_SECRET: z.string().min(16).optional(),
  PUSHER_APP_ID: text,
  PUSHER_KEY: text,
  PUSHER_SECRET: text,
  PUSHER_CLUSTER: text,
  PUSHER_HOST: text,
  PUSHER_PORT: port.optional(),
  PUSHER_TLS: flag,
  LIVE_PORT: port.optional(),
  LIVE_SECRET: text,
  INSTAGRAM_APP_SECRETS: text,
  INSTAGRAM_VERIFY_TOKEN: text,
  UPLOADTHING_TOKEN: uploadThingToken.optional(),
  /** OpenTelemetry's own names: where spans go, and what this deployment is called there. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z.string().default("dialogs"),
  PROVIDER_STANDIN_URL: z.url({ protocol: /^https?$/ }).optional(),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(leastPasswordLength).optional(),
  /** Set by Vercel: no process lives long enough there for a timer or a socket. */
  VERCEL: text,
  /** Set by Next. */
  NODE_ENV: text,
});

/** The surroundings, checked and with their defaults. */
export type Env = z.infer<typeof Env>;
/** The names of settings that hold the secrets of a provider's app. */
export type AppSecretsName = Extract<keyof Env, `${string}_APP_SECRETS`>;
/** A key that seals secrets, 32 bytes, by the id that stands in what it sealed. */
export type SealingKey = { kid: string; key: Buffer };

/**
 * Reads and checks the surroundings.
 * @throws Error whose message names every wrong value, one sentence a line, and never repeats a value.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== ""),
  );
  const quoted = Object.keys(Env.shape).filter((name) => isQuoted(present[name]));
  if (quoted.length > 0) throw wrong(quoted.map((name) => [name, stillQuoted]));
  const parsed = Env.safeParse(present);
  if (parsed.success) return parsed.data;
  throw wrong(parsed.error.issues.map(({ path, message }) => [path.join("."), message]));
}

/** Shells and systemd take quotation marks off; Docker's lists of names and forms of a hosting hand them on. */
const isQuoted = (value: string | undefined) => /^(["']).*\1$/s.test(value ?? "");
const stillQuoted = "its quotation marks are taken for part of it, so take them off";

const wrong = (found: [name: string, why: string][]) =>
  new Error(found.map(([name, why]) => `${name} is wrong: ${why}.`).join("\n"));

let read: Env | undefined;

/** The checked surroundings of this process, read once at first use so that `next build` needs none. */
export function env(): Env {
  read ??= readEnv();
  return read;
}

/** The public base URL without a slash at its end: webhooks are verified against it and links are made from it. */
export function appUrl(): string {
  const { APP_URL, PORT } = env();
  return APP_URL ?? `http://localhost:${PORT}`;
}

/**
 * A secret that production may not do without.
 * @throws Error that names it; `npm start` has looked before, so nobody meets it in a request.
 */
export function required<Name extends keyof Env>(name: Name): NonNullable<Env[Name]> {
  const value = env()[name];
  if (value === undefined || value === null) throw new Error(`${name} is not set.`);
  return value as NonNullable<Env[Name]>;
}

function readsAsUploadThings(token: string): boolean {
  try {
    // As a page's policy reads it, which has no Buffer and forgives no strange sign.
    const { apiKey, appId, regions } = JSON.parse(atob(token));
    return /^sk_/.test(apiKey) && typeof appId === "string" && Array.isArray(regions);
  } catch {
    return false;
  }
}

function readSealingKey(entry: string): SealingKey | null {
  const [kid, encoded, ...rest] = entry.trim().split(":");
  if (!kid || !encoded || rest.length > 0) return null;
  const key = Buffer.from(encoded, "base64");
  return key.length === 32 ? { kid, key } : null;
}
