import type { Changes } from "@/lib/dialogs/types/changes";
import type { Words } from "@/lib/dialogs/types/draft";
import type { DialogPage } from "@/lib/dialogs/types/list";
import type { MessageVersions } from "@/lib/dialogs/types/message";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { Attendance, Attendant } from "@/lib/dialogs/types/presence";
import type { DialogHits, SearchPage } from "@/lib/dialogs/types/search";
import type {
  MessagesAround,
  NewerMessages,
  OlderMessages,
} from "@/lib/dialogs/types/thread-page";
import { ownSocket } from "@/lib/live/subscribe";
import type { CannedReplies } from "@/lib/replies/types";
import type { Colleague } from "@/lib/staff/types";
import type { Offer } from "@/lib/templates/types";
import { filterValues, onlySet, type Place, type WhichList } from "./state/place";

/** What a question brought. `missing`: there is no such dialog for this member of staff. `failed`: no answer at all. */
export type Answer<Value> =
  | { ok: true; value: Value }
  | { ok: false; why: "missing" | "failed" };

/** What is looked for, and within which accounts. */
type Asked = {
  q: string;
  account: number | null;
  channel: string | null;
  people?: string;
  messages?: string;
};

/** The questions of the Dialogs screen. None of them throws; one that was called off answers `failed`. */
export type InboxRequests = {
  list(
    which: WhichList & { after?: string | null },
    signal?: AbortSignal,
  ): Promise<Answer<DialogPage>>;
  /** What words find: the first page, or the page after `people` or `messages`. */
  search(asked: Asked, signal?: AbortSignal): Promise<Answer<SearchPage>>;
  /** In which messages of a dialog words stand. */
  searchDialog(
    dialogId: number,
    q: string,
    signal?: AbortSignal,
  ): Promise<Answer<DialogHits>>;
  dialog(dialogId: number, signal?: AbortSignal): Promise<Answer<OpenDialog>>;
  older(
    dialogId: number,
    before: number,
    signal?: AbortSignal,
  ): Promise<Answer<OlderMessages>>;
  newer(
    dialogId: number,
    after: number,
    signal?: AbortSignal,
  ): Promise<Answer<NewerMessages>>;
  /** `missing` also where the dialog has no such message. */
  around(
    dialogId: number,
    messageId: number,
    signal?: AbortSignal,
  ): Promise<Answer<MessagesAround>>;
  /** What an edited message of a dialog said before. */
  versions(dialogId: number, messageId: number): Promise<Answer<MessageVersions>>;
  /** An empty cursor asks for a new one, and for the first page of the list. */
  changes(
    since: { cursor: string } & WhichList & Pick<Place, "openId">,
    signal?: AbortSignal,
  ): Promise<Answer<Changes>>;
  seen(dialogId: number, seq: number): Promise<Answer<null>>;
  /** Has a file of a message fetched once more. */
  fetchAgain(fileId: number): Promise<Answer<null>>;
  /** The canned replies that may be said somewhere. */
  canned(): Promise<Answer<CannedReplies>>;
  /** This member of staff wants to come back to a dialog. */
  unread(dialogId: number): Promise<Answer<null>>;
  /** The approved templates of an account. */
  templates(accountId: number): Promise<Answer<Offer>>;
  /** Keeps what is being written; answers when it was kept. */
  draft(dialogId: number, words: Words): Promise<Answer<{ savedAt: string }>>;
  /** Which colleagues are at which dialogs. */
  attendants(): Promise<Answer<{ attendants: Attendant[] }>>;
  /** Says where this tab is, and is told the same. */
  attend(attendance: Attendance): Promise<Answer<{ attendants: Attendant[] }>>;
  /** Whom a dialog may be given to. */
  assignees(dialogId: number): Promise<Answer<{ assignees: Colleague[] }>>;
};

/** A question that hangs would hold up those behind it. */
const patienceMs = 15_000;

/** The JSON routes of the Dialogs screen; `onSignedOut` is told when one says that nobody is signed in. */
export function inboxRequests(onSignedOut: () => void): InboxRequests {
  const get = <Value>(path: string, signal?: AbortSignal) =>
    ask<Value>({ path, signal }, onSignedOut);
  return {
    list: ({ tab, filter, after }, signal) =>
      get(`/api/dialogs?${query({ tab, ...filterValues(filter), after })}`, signal),
    search: (asked, signal) => get(`/api/dialogs/search?${query(asked)}`, signal),
    searchDialog: (dialogId, q, signal) =>
      get(`/api/dialogs/${dialogId}/search?${query({ q })}`, signal),
    dialog: (dialogId, signal) => get(`/api/dialogs/${dialogId}`, signal),
    older: (dialogId, before, signal) =>
      get(`/api/dialogs/${dialogId}/messages?${query({ before })}`, signal),
    newer: (dialogId, after, signal) =>
      get(`/api/dialogs/${dialogId}/messages?${query({ after })}`, signal),
    around: (dialogId, around, signal) =>
      get(`/api/dialogs/${dialogId}/messages?${query({ around })}`, signal),
    versions: (dialogId, messageId) =>
      get(`/api/dialogs/${dialogId}/messages/${messageId}/versions`),
    changes: ({ cursor, openId, tab, filter }, signal) => {
      const asked = query({ cursor, open: openId, tab, ...filterValues(filter) });
      return get(`/api/dialogs/changes?${asked}`, signal);
    },
    fetchAgain: (fileId) =>
      ask({ path: `/api/files/${fileId}/again`, body: {} }, onSignedOut),
    seen: (dialogId, seq) =>
      ask({ path: `/api/dialogs/${dialogId}/seen`, body: { seq } }, onSignedOut),
    templates: (accountId) => get(`/api/accounts/${accountId}/templates`),
    canned: () => get("/api/replies"),
    unread: (dialogId) =>
      ask({ path: `/api/dialogs/${dialogId}/unread`, body: {} }, onSignedOut),
    draft: (dialogId, words) =>
      ask({ path: `/api/dialogs/${dialogId}/draft`, body: words }, onSignedOut),
    attendants: () => get("/api/dialogs/presence"),
    attend: (body) => ask({ path: "/api/dialogs/presence", body }, onSignedOut),
    assignees: (dialogId) => get(`/api/dialogs/${dialogId}/assignees`),
  };
}

type Question = { path: string; signal?: AbortSignal | undefined; body?: object };

async function ask<Value>(
  { path, signal, body }: Question,
  onSignedOut: () => void,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, { ...sending(body), signal: patient(signal) });
    if (response.status === 401 || response.redirected) onSignedOut();
    if (response.status === 404) return { ok: false, why: "missing" };
    if (!response.ok || response.redirected) return { ok: false, why: "failed" };
    const value = response.status === 204 ? null : await response.json();
    return { ok: true, value };
  } catch {
    // Called off, out of patience, no network, or half an answer: the screen does the same for each, and asks again.
    return { ok: false, why: "failed" };
  }
}

/** `keepalive` lets a seen mark or a draft arrive although the page is being left. */
const sending = (body: object | undefined): RequestInit =>
  body
    ? {
        method: "POST",
        headers: { "content-type": "application/json", ...ownSocket() },
        body: JSON.stringify(body),
        keepalive: true,
      }
    : { headers: { accept: "application/json" }, cache: "no-store" };

function patient(signal: AbortSignal | undefined): AbortSignal {
  const patience = AbortSignal.timeout(patienceMs);
  return signal ? AbortSignal.any([signal, patience]) : patience;
}

const query = (values: Record<string, unknown>) =>
  new URLSearchParams(onlySet(values)).toString();
