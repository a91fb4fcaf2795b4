/** What the live server says in one go; `data` as it was meant, though it comes as JSON within JSON. */
export type Frame = { event: string; channel: string; data: Record<string, unknown> };

/** Reads a frame of Pusher's protocol; null where it is none. */
export function readFrame(raw: unknown): Frame | null {
  const { event, channel, data } = asObject(raw);
  if (typeof event !== "string") return null;
  return {
    event,
    channel: typeof channel === "string" ? channel : "",
    data: asObject(data),
  };
}

function asObject(said: unknown): Record<string, unknown> {
  if (typeof said !== "string") return isObject(said) ? said : {};
  try {
    const meant: unknown = JSON.parse(said);
    return isObject(meant) ? meant : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
