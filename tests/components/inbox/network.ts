import { placeOf } from "@/components/inbox/state/place";
import type { OpenDetails } from "@/lib/dialogs/types/details";
import { ruth } from "@/tests/components/faces";
import type { Clinic } from "@/tests/unit/inbox/clinic";

/** The way to the clinic's JSON routes, which a test can break. */
export type Network = {
  /** Every question that reached the clinic, in order: `GET /api/dialogs/1`. */
  asked: string[];
  isDown: boolean;
  isSignedOut: boolean;
  /** Runs before the clinic reads and again before its answer arrives. */
  delay: (question: string) => Promise<unknown>;
};

let underWay = 0;

/** Waits until every question has its answer, and what was asked because of it, too. */
export async function allAnswered(): Promise<void> {
  do await new Promise((turn) => setTimeout(turn));
  while (underWay > 0);
}

/** Puts the clinic at the other end of `fetch`, until the test is over. */
export function networkTo(clinic: Clinic): Network {
  const network: Network = {
    asked: [],
    isDown: false,
    isSignedOut: false,
    delay: () => Promise.resolve(),
  };
  const ask: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input), "http://localhost");
    const question = `${init.method ?? "GET"} ${url.pathname}`;
    await network.delay(question);
    // Where colleagues are is asked now and then, beside everything else.
    if (url.pathname === "/api/dialogs/presence") return said(200, { attendants: [] });
    if (network.isDown) throw new TypeError("Failed to fetch");
    network.asked.push(question);
    const response = network.isSignedOut
      ? said(401, { reason: "signedOut" })
      : routed(clinic, url, init);
    await network.delay(question);
    init.signal?.throwIfAborted();
    return response;
  };
  globalThis.fetch = async (...question) => {
    underWay += 1;
    return ask(...question).finally(() => {
      underWay -= 1;
    });
  };
  return network;
}

function routed(clinic: Clinic, url: URL, init: RequestInit): Response {
  const query = url.searchParams;
  const filter = placeOf("/dialogs", url.search)?.filter;
  const [, id, what, messageId] =
    /^\/api\/dialogs\/(\d+)(?:\/(\w+)(?:\/(\d+)\/versions)?)?$/.exec(url.pathname) ?? [];
  const dialogId = Number(id);
  if (url.pathname === "/api/dialogs/changes") {
    const list = placeOf("/dialogs", url.search) ?? undefined;
    const open = query.get("open");
    return said(
      200,
      clinic.changes(query.get("cursor") ?? "", open ? Number(open) : null, list),
    );
  }
  if (url.pathname === "/api/dialogs") {
    const tab = query.get("tab") === "closed" ? "closed" : "active";
    return said(200, clinic.list(tab, query.get("after") ?? undefined, filter));
  }
  if (!clinic.dialogs.has(dialogId)) return said(404, { reason: "notFound" });
  if (messageId) {
    return said(200, { versions: clinic.versions.get(Number(messageId)) ?? [] });
  }
  if (what === "unread") {
    clinic.markUnread(dialogId);
    return said(204, null);
  }
  if (what === "assignees") return said(200, { assignees: clinic.colleagues });
  if (what === "details") return said(200, behind);
  if (what === "messages") {
    const [side, messageId] = [...query][0] ?? [];
    if (side === "before") return said(200, clinic.older(dialogId, Number(messageId)));
    if (side === "after") return said(200, clinic.newer(dialogId, Number(messageId)));
    const around = clinic.around(dialogId, Number(messageId));
    return around ? said(200, around) : said(404, { reason: "notFound" });
  }
  if (what === "seen") {
    clinic.see(dialogId, JSON.parse(String(init.body)).seq);
    return said(204, null);
  }
  if (what === "draft") {
    return said(200, clinic.keepDraft(dialogId, JSON.parse(String(init.body))));
  }
  return said(200, clinic.open(dialogId));
}

const behind: OpenDetails = {
  person: ruth,
  suggestions: [],
  prefill: { name: "", phones: [] },
  touches: null,
  media: null,
};

/** The part of a response that a page looks at; what is said is what was true at that moment. */
function said(status: number, body: unknown): Response {
  const words = JSON.stringify(body);
  const response: Pick<Response, "status" | "ok" | "redirected" | "json"> = {
    status,
    ok: status < 300,
    redirected: false,
    json: async () => JSON.parse(words),
  };
  return response as Response;
}
