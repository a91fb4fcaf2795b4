/** `signed`: may be heard with this signature. `unreachable`: the app could not be asked, and may be asked again. */
export type Answer =
  | { is: "signed"; auth: string }
  | { is: "refused" }
  | { is: "unreachable" };

type Asked = { socketId: string; channel: string };

const patienceMs = 10_000;

/** Asks the app to sign that a socket may hear a channel; the cookie says who asks. */
export async function requestSignature({ socketId, channel }: Asked): Promise<Answer> {
  const form = { socket_id: socketId, channel_name: channel };
  const response = await fetch(new URL("/api/live/auth", location.origin), {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "error",
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => null);
  if (response?.status === 401 || response?.status === 403) return { is: "refused" };
  const answer: unknown = response?.ok ? await response.json().catch(() => null) : null;
  const { auth } = (answer ?? {}) as { auth?: unknown };
  return typeof auth === "string" ? { is: "signed", auth } : { is: "unreachable" };
}
