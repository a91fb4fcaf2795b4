import { UTApi } from "uploadthing/server";
import { appUrl, env } from "@/lib/env";
import { derivedKey } from "./derived-key";
import { answerIngest } from "./local/ingest";
import { ingestUrl } from "./local/report";

/** The path of the route that the SDK in the browser asks, and that UploadThing calls back. */
const routePath = "/api/uploadthing";

/** Answers a callback of UploadThing's: the product's own route handler. */
export type CallBack = (request: Request) => Promise<Response>;

/** Are files kept on this machine, because no UploadThing is named? */
export const isLocal = (): boolean => env().UPLOADTHING_TOKEN === undefined;

/**
 * What the SDK is told: UploadThing's own token, or one of this machine's with its calls answered in this process. It
 * prints nothing: its lines hold addresses that open files.
 */
export function sdkSettings(callBack: CallBack = noCallBack) {
  const quiet = { logLevel: "None", isDev: false } as const;
  const callbackUrl = `${appUrl()}${routePath}`;
  if (!isLocal()) return { ...quiet, callbackUrl, token: env().UPLOADTHING_TOKEN };
  return {
    ...quiet,
    callbackUrl,
    token: localToken(),
    ingestUrl,
    apiUrl: ingestUrl,
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      answerIngest(localIngest(callBack), new Request(input, asSent(init))),
  };
}

/** This machine's own UploadThing, as its routes and the SDK share it. */
export const localIngest = (callBack: CallBack) => ({ apiKey: apiKey(), callBack });

/** Writes down under which key a file is about to be stored. */
export type Noting = (key: string) => Promise<void>;

/**
 * The SDK for what the server does itself: keeping what providers hold, deleting, opening. It makes up a file's key, and
 * tells it only when the file is stored: `noting` hears of it before a byte is sent.
 */
export function uploadThing(noting?: Noting): UTApi {
  const settings = sdkSettings();
  if (!noting) return new UTApi(settings);
  const send = "fetch" in settings ? settings.fetch : fetch;
  return new UTApi({
    ...settings,
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      if (init?.method === "PUT") await noting(keyIn(new Request(input)));
      return send(input, init);
    },
  });
}

const keyIn = ({ url }: Request): string => new URL(url).pathname.slice(1);

const apiKey = () => `sk_live_${derivedKey("ingest")}`;

const localToken = () =>
  Buffer.from(
    JSON.stringify({ apiKey: apiKey(), appId: "dialogs", regions: ["local"] }),
  ).toString("base64");

/** Node insists on being told that a body which is a stream goes one way. */
const asSent = (init?: RequestInit) => ({ ...init, duplex: "half" }) as RequestInit;

const noCallBack: CallBack = async () => new Response(null, { status: 404 });
