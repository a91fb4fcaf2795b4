import type { Env } from "@/lib/env";
import { type Finding, note, well, wrong } from "./finding";

/** Judges what the environment alone tells. The values are well-formed already; none is repeated. */
export function examineSettings(env: Env): Finding[] {
  return [
    ...secrets(env),
    address(env),
    ...listening(env),
    ...instagram(env),
    ...notForPatients(env),
  ];
}

function secrets(env: Env): Finding[] {
  const findings = [
    env.NEXTAUTH_SECRET
      ? well("NEXTAUTH_SECRET is set.")
      : wrong(
          "NEXTAUTH_SECRET is not set: nobody can sign in. Make it once: openssl rand -base64 32",
        ),
    env.SEALING_KEYS
      ? well(
          `SEALING_KEYS has ${env.SEALING_KEYS.length === 1 ? "one key" : `${env.SEALING_KEYS.length} keys`}.`,
        )
      : wrong(
          "SEALING_KEYS is not set: no token can be kept. Make it once, and keep a copy apart from the backups: k1:$(openssl rand -base64 32)",
        ),
  ];
  return env.VERCEL ? [...findings, cron(env)] : findings;
}

const cron = ({ CRON_SECRET }: Env): Finding =>
  CRON_SECRET
    ? well("CRON_SECRET is set.")
    : wrong(
        "CRON_SECRET is not set, and no process lives long enough here for a timer: what is left undone stays undone. Make it: openssl rand -base64 32",
      );

function address({ APP_URL }: Env): Finding {
  if (!APP_URL)
    return wrong(
      "APP_URL is not set: webhooks are verified against it. Set it to the address that people type, such as https://dialogs.clinic.example",
    );
  if (!APP_URL.startsWith("https:"))
    return wrong(
      "APP_URL is not https: providers post to https alone, and cookies would travel in the open.",
    );
  return well(`APP_URL is ${APP_URL}.`);
}

/** A proxy that ends https stands on the same machine, mostly; nobody should come past it. */
function listening({ VERCEL, PORT, LISTEN_ADDRESS: at }: Env): Finding[] {
  if (VERCEL) return [];
  if (at) return [well(`npm start listens at ${at}, port ${PORT}, and nowhere else.`)];
  return [
    note(
      `npm start listens on port ${PORT} at every address of this machine: close it to others, or set LISTEN_ADDRESS=127.0.0.1 where the proxy stands on the same machine.`,
    ),
  ];
}

function instagram({
  INSTAGRAM_APP_SECRETS: secrets,
  INSTAGRAM_VERIFY_TOKEN: token,
}: Env) {
  if (!secrets && !token)
    return [
      note(
        "Instagram is off: INSTAGRAM_APP_SECRETS and INSTAGRAM_VERIFY_TOKEN are not set.",
      ),
    ];
  if (!secrets)
    return [
      wrong(
        "INSTAGRAM_APP_SECRETS is not set: every message from Instagram is refused. It is the app's secret in Meta's dashboard.",
      ),
    ];
  if (!token)
    return [
      wrong(
        "INSTAGRAM_VERIFY_TOKEN is not set: Meta can't check the callback URL. Choose any long word, and type the same into Meta's form.",
      ),
    ];
  return [well("Instagram's secrets are set.")];
}

function notForPatients({ PROVIDER_STANDIN_URL, DEMO }: Env): Finding[] {
  return [
    PROVIDER_STANDIN_URL
      ? [wrong("PROVIDER_STANDIN_URL is set: no patient gets any message. Take it out.")]
      : [],
    DEMO ? [wrong("DEMO is on: the simulator is open to anybody. Take it out.")] : [],
  ].flat();
}
