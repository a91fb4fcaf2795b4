import Pusher from "pusher";
import type { Env } from "@/lib/env";
import { liveSettings } from "@/lib/live/connection";
import { type Finding, note, well, wrong } from "./finding";

/** Asks the live server, with its own credentials, whether it knows them. */
export async function examineLive(env: Env): Promise<Finding[]> {
  const settings = liveSettings(env);
  if (!settings || settings.place === "built-in")
    return [
      env.VERCEL
        ? wrong(
            "No live server is named, and none can live here: screens ask every few seconds instead. Set PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and PUSHER_CLUSTER.",
          )
        : note(
            "Live updates come from the server that npm start runs beside the product.",
          ),
    ];
  const { appId, key, secret } = settings;
  const where =
    settings.place === "hosted"
      ? { cluster: settings.cluster, useTLS: true }
      : { host: settings.host, port: `${settings.port}`, useTLS: settings.tls };
  const client = new Pusher({ appId, key, secret, timeout: 5_000, ...where });
  return [await client.get({ path: "/channels", params: {} }).then(judge, judge)];
}

function judge(answer: { status?: number }): Finding {
  if (answer.status === 200) return well("The live server knows these credentials.");
  if (answer.status === 401 || answer.status === 403)
    return wrong(
      "The live server refuses these credentials: copy PUSHER_APP_ID, PUSHER_KEY and PUSHER_SECRET anew from the app's keys, and see whether PUSHER_CLUSTER is its cluster.",
    );
  return wrong(
    "The live server does not answer: is PUSHER_CLUSTER (or PUSHER_HOST and PUSHER_PORT) right, and may this machine reach it?",
  );
}
