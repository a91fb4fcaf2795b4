"use client";

import { useLayoutEffect, useRef } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { searchBox } from "./search/hit-keys";
import type { Inbox } from "./use-inbox";

type Keyed = Pick<
  Inbox,
  "rows" | "open" | "openId" | "q" | "hasMoreRows" | "hrefOf" | "go" | "loadMoreRows"
> &
  Pick<Inbox, "close" | "reopen" | "deeds">;

/** Rows left below the open one when the next page is asked for, so that going down does not end before the list does. */
const rowsAhead = 3;

/** What the keys do on the Dialogs screen as a whole. */
export function useInboxKeys(inbox: Keyed) {
  const { rows, open, openId, hrefOf, go } = inbox;

  const here = rows.findIndex(({ id }) => id === openId);
  const stood = useRef({ openId, at: 0 });
  useLayoutEffect(() => {
    if (here !== -1 || stood.current.openId !== openId)
      stood.current = { openId, at: here };
  });

  /** Where the open dialog has left the list, as by being closed, one goes on from where it stood. */
  function move(by: 1 | -1) {
    const gap = by === 1 ? stood.current.at : stood.current.at - 1;
    const there = here === -1 ? Math.max(0, gap) : here + by;
    if (inbox.hasMoreRows && there + rowsAhead >= rows.length) inbox.loadMoreRows();
    const row = rows[there];
    if (row) go(hrefOf({ dialogId: row.id }));
  }

  function goBack() {
    const field = document.activeElement;
    if (field instanceof HTMLElement && field.matches("input, textarea, select"))
      leaveField(field);
    else if (openId !== null) leave(openId);
    else if (inbox.q) searchBox()?.focus();
  }

  /** The list takes the focus where its dialog stands in it, and a search at the hit that led there. */
  function leave(dialogId: number) {
    const find = (link: string) => document.querySelector<HTMLElement>(link);
    const hit = find("[data-hit][aria-current]");
    go(hrefOf({ dialogId: null }));
    requestAnimationFrame(() => (hit ?? find(`[data-row="${dialogId}"] a`))?.focus());
  }

  function turn() {
    if (open) void (open.row.closed ? inbox.reopen() : inbox.close());
  }

  /** Whoever leaves a dialog for later leaves it. */
  function markUnread() {
    if (!open) return;
    void inbox.deeds.markUnread(open.row.id);
    leave(open.row.id);
  }

  useCommand("nextDialog", rows.length > 0 ? () => move(1) : null);
  useCommand("previousDialog", rows.length > 0 ? () => move(-1) : null);
  useCommand("back", goBack);
  useCommand("closeOrReopen", open ? turn : null);
  useCommand("markUnread", open ? markUnread : null);
}

/** Back from a field is the thread, which the arrows scroll; where there is none, it is nowhere. */
function leaveField(field: HTMLElement) {
  field.blur();
  document.querySelector<HTMLElement>("[role=log]")?.focus();
}
