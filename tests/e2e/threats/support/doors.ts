import { randomUUID } from "node:crypto";
import type { Ids } from "./scene";

/**
 * Whom a door is for. `one`: members who may see the account of the thing that is asked for; `member`: whoever is
 * signed in, who reads of their own accounts only; `open`: anybody, and what it answers a stranger is said.
 */
type For = "member" | "one" | "admin" | "open";

export type Door = {
  /** As the build calls it. */
  built: string;
  for: For;
  ask: (ids: Ids) => string;
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: (ids: Ids) => unknown;
  /** What a stranger gets, where that is not "sign in first". */
  stranger?: number;
  /** What somebody who is signed in gets, where that is something else. */
  signedIn?: number;
};

const page = (path: string, whom: For, ask: Door["ask"] = () => clean(path)): Door => ({
  built: `${path === "/" ? "" : path}/page`,
  for: whom,
  ask,
});

const route = (
  path: string,
  whom: For,
  { ask = () => `/api${path}`, ...more }: Partial<Door> = {},
): Door => ({ built: `/api${path}/route`, for: whom, ask, ...more });

const clean = (path: string) => path.replace(/\/\([^)]*\)/g, "") || "/";
const open = (stranger: number, more: Partial<Door> = {}) => ({ stranger, ...more });
const post = (body: Door["body"] = () => ({})) => ({ method: "POST" as const, body });

const settings = [
  ...["audit", "health", "hours", "messaging/instagram", "messaging/twilio"],
  ...["replies", "retention", "sounds", "staff", "templates", "start"],
  ...["menu", "messaging", "integrations/instagram"],
];

const pages: Door[] = [
  // It leads to the dialogs, which ask.
  { ...page("/", "open"), stranger: 307 },
  page("/(staff)/account", "member"),
  page("/(staff)/dialogs/[[...id]]", "member", ({ dialog }) => `/dialogs/${dialog}`),
  page("/(staff)/patients", "member", () => "/patients?q=quetzal"),
  page("/(staff)/patients/[id]", "one", ({ person }) => `/patients/${person}`),
  page("/(staff)/patients/follow-ups", "member"),
  page("/(staff)/patients/import", "member"),
  page(
    "/(print)/patients/[id]/export",
    "one",
    ({ person }) => `/patients/${person}/export`,
  ),
  ...settings.map((name) => page(`/(staff)/settings/${name}`, "admin")),
  page("/(staff)/settings", "admin"),
  { ...page("/join/[token]", "open", () => "/join/guessed"), stranger: 200 },
  { ...page("/sign-in", "open"), stranger: 200, signedIn: 307 },
  { ...page("/simulator", "open"), stranger: 404 },
  { ...page("/_not-found", "open", () => "/sign-in/nothing"), stranger: 404 },
];

const dialogs: Door[] = [
  route("/dialogs", "member"),
  route("/dialogs/arrivals", "member"),
  route("/dialogs/changes", "member"),
  route("/dialogs/presence", "member"),
  route(
    "/dialogs/presence",
    "one",
    post(({ dialog }) => presence(dialog)),
  ),
  route("/dialogs/search", "member", { ask: () => "/api/dialogs/search?q=quetzal" }),
  one("/dialogs/[id]", ""),
  one("/dialogs/[id]/assignees", "/assignees"),
  one("/dialogs/[id]/details", "/details"),
  one("/dialogs/[id]/media", "/media"),
  one("/dialogs/[id]/search", "/search?q=quetzal"),
  one(
    "/dialogs/[id]/draft",
    "/draft",
    post(() => ({ text: "Yes", note: "" })),
  ),
  one(
    "/dialogs/[id]/seen",
    "/seen",
    post(() => ({ seq: 1 })),
  ),
  one("/dialogs/[id]/unread", "/unread", post()),
  route("/dialogs/[id]/messages", "one", {
    ask: ({ dialog, message }) => `/api/dialogs/${dialog}/messages?around=${message}`,
  }),
  route("/dialogs/[id]/messages/[messageId]/versions", "one", {
    ask: ({ dialog, message }) => `/api/dialogs/${dialog}/messages/${message}/versions`,
  }),
];

/** What waits with somebody's draft is theirs alone: to an administrator too it is not there, nor to be taken out. */
const drafts: Door[] = (["GET", "DELETE"] as const).map((method) =>
  route("/dialogs/[id]/draft/files/[fileId]", "one", {
    ...(method === "DELETE" ? { method, body: () => ({}) } : { signedIn: 404 }),
    ask: ({ dialog, attachment }) => `/api/dialogs/${dialog}/draft/files/${attachment}`,
  }),
);

const people: Door[] = [
  route("/patients", "member", { ask: () => "/api/patients?q=quetzal" }),
  route("/patients/export", "member"),
  route(
    "/patients/import/apply",
    "member",
    post(() => ({ importId: randomUUID(), country: "GB", lines: [] })),
  ),
  route(
    "/patients/import/check",
    "member",
    post(() => ({ country: "GB", lines: [] })),
  ),
  route("/patients/[id]", "one", { ask: ({ person }) => `/api/patients/${person}` }),
  ...["export", "messages", "timeline"].map((part) =>
    route(`/patients/[id]/${part}`, "one", {
      ask: ({ person }) => `/api/patients/${person}/${part}`,
    }),
  ),
  route("/touches/[id]/versions", "one", {
    ask: ({ touch }) => `/api/touches/${touch}/versions`,
  }),
];

const others: Door[] = [
  route("/accounts/[id]/templates", "one", {
    ask: ({ account }) => `/api/accounts/${account}/templates`,
  }),
  route("/audit/export", "admin"),
  route("/files/[id]", "one", { ask: ({ attachment }) => `/api/files/${attachment}` }),
  route("/files/[id]/again", "one", {
    ...post(),
    ask: ({ attachment }) => `/api/files/${attachment}/again`,
  }),
  route("/follow-ups", "member"),
  route("/pictures/[id]", "one", { ask: ({ picture }) => `/api/pictures/${picture}` }),
  route("/replies", "member"),
  route("/uploadthing", "one", {
    ...post(({ dialog }) => ({
      files: [{ name: "a.jpg", size: 3, type: "image/jpeg" }],
      input: { dialogId: dialog },
    })),
    ask: () => "/api/uploadthing?actionType=upload&slug=attachment",
  }),
];

/** These judge for themselves who asks: by a signature, a bearer, a signed address, or not at all. */
const guardedOtherwise: Door[] = [
  route("/auth/[...nextauth]", "open", open(200, { ask: () => "/api/auth/csrf" })),
  route("/health", "open", open(200)),
  route("/ready", "open", open(200)),
  route("/live/auth", "open", open(403, { method: "POST" })),
  route("/local/ingest", "open", open(404, { method: "PUT" })),
  route("/shared-files/[token]/[name]", "open", {
    ...open(404),
    ask: ({ attachment }) => `/api/shared-files/${attachment}/letter.pdf`,
  }),
  route("/sweep", "open", open(401)),
  webhook("instagram", 403),
  // No form, so nothing that Twilio posts.
  webhook("twilio/inbound", 400),
  webhook("twilio/status", 400),
  webhook("unknown", 404),
  ...["act", "read", "write"].map((name) =>
    route(`/simulator/${name}`, "open", open(404, post())),
  ),
  ...["conversation", "media"].map((name) =>
    route(`/simulator/${name}`, "open", open(404)),
  ),
];

/** Every page and route of the product. A build that has one more, or one less, fails. */
export const doors = [
  ...pages,
  ...dialogs,
  ...drafts,
  ...people,
  ...others,
  ...guardedOtherwise,
];

/** What the build brings along without being a door of ours. */
export const noDoors = [
  "/_global-error/page",
  "/apple-icon.png/route",
  "/icon.png/route",
  "/manifest.webmanifest/route",
  // What Next adds where there are doors of its Pages API.
  "/_app",
  "/_document",
  "/_error",
];

function webhook(path: string, stranger: number): Door {
  return {
    built: "/api/webhooks/[...path]",
    for: "open",
    ask: () => `/api/webhooks/${path}`,
    ...open(stranger, post()),
  };
}

function one(path: string, rest: string, more: Partial<Door> = {}): Door {
  const ask = ({ dialog }: Ids) => `/api/dialogs/${dialog}${rest}`;
  return route(path, "one", { ask, ...more });
}

function presence(dialogId: number) {
  return { tab: "0b6c5c39-8f2f-4a5e-9a53-0c1a2f3e4d5c", dialogId, typing: false };
}
