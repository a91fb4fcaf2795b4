import type { Door } from "@/lib/before-next/answer-before-next";
import { routeDoor } from "@/lib/before-next/route-door";

/** What a server answers before Next is asked: what comes in bursts, and what open screens ask for again and again. */
export const doorsBeforeNext: readonly Door[] = [
  {
    isFor: ({ url = "" }) => isBeneath("/api/webhooks/", url),
    open: async () => (await import("@/pages/api/webhooks/[...path]")).default,
  },
  routeDoor("/api/dialogs", () => import("./dialogs/route")),
  routeDoor("/api/dialogs/changes", () => import("./dialogs/changes/route")),
  routeDoor("/api/dialogs/arrivals", () => import("./dialogs/arrivals/route")),
];

/** What is encoded in a path may be no text at all: that is Next's to judge. */
const isBeneath = (beneath: string, url: string): boolean =>
  url.startsWith(beneath) && !url.split("?", 1)[0]?.includes("%");
