import type { ChannelAuthorizationHandler } from "pusher-js";

/** Why a channel is not heard: the app could not be asked, and may be asked again. */
export const UNREACHABLE = "unreachable";
const REFUSED = "refused";

const PATIENCE_MS = 10_000;

/** Asks the app to sign that this socket may hear a channel; the cookie says who asks. */
export function askToHear(endpoint: URL): ChannelAuthorizationHandler {
  return ({ socketId, channelName }, tell) => {
    const form = { socket_id: socketId, channel_name: channelName };
    ask(endpoint, new URLSearchParams(form)).then(
      (auth) => tell(null, { auth }),
      (error: Error) => tell(error, null),
    );
  };
}

async function ask(endpoint: URL, form: URLSearchParams): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(endpoint, {
    method: "POST",
    body: form,
    redirect: "error",
    signal,
  }).catch(() => null);
  if (response?.status === 401 || response?.status === 403) throw new Error(REFUSED);
  const answer: unknown = response?.ok ? await response.json().catch(() => null) : null;
  const { auth } = (answer ?? {}) as { auth?: unknown };
  if (typeof auth !== "string") throw new Error(UNREACHABLE);
  return auth;
}
