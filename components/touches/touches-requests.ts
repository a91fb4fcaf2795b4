import type {
  CitableMessage,
  TimelineFilter,
  TimelinePage,
  TouchVersion,
} from "@/lib/touches/types";

/** What a question brought. `missing`: there is no such person or touch for this member of staff. */
export type Answer<Value> =
  | { ok: true; value: Value }
  | { ok: false; why: "missing" | "failed" };

/** A page of a person's timeline; `after` is the `next` of the page before, `count` asks for more than a page. */
export const askTimeline = (
  personId: number,
  asked: TimelineFilter & { after?: string; count?: number },
  signal?: AbortSignal,
): Promise<Answer<TimelinePage>> =>
  ask(`/api/patients/${personId}/timeline?${query(asked)}`, signal);

/** The newest messages that a touch may refer to, and `message`, however old. */
export const askMessages = (
  personId: number,
  asked: { dialog: number | null; message: number | null },
  signal?: AbortSignal,
): Promise<Answer<CitableMessage[]>> =>
  ask(`/api/patients/${personId}/messages?${query(asked)}`, signal);

/** Everything that a touch ever said, newest version first. */
export const askVersions = (touchId: number): Promise<Answer<TouchVersion[]>> =>
  ask(`/api/touches/${touchId}/versions`);

async function ask<Value>(path: string, signal?: AbortSignal): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      cache: "no-store",
      ...(signal && { signal }),
    });
    if (response.status === 404) return { ok: false, why: "missing" };
    if (!response.ok || response.redirected) return { ok: false, why: "failed" };
    return { ok: true, value: await response.json() };
  } catch {
    // No network, called off, or half an answer: whoever asks offers to ask again.
    return { ok: false, why: "failed" };
  }
}

function query(values: Record<string, string | number | null>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return new URLSearchParams(given.map(([name, value]) => [name, `${value}`])).toString();
}
