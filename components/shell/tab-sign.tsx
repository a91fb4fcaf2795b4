"use client";

import { useLayoutEffect } from "react";
import { useDiscreet } from "@/components/discreet/discreet";
import { useUnread } from "./unread";

type Props = { unread: number; discreet: boolean };

/** What the browser's tab says: how many dialogs have something new, and in discreet mode nobody's name. As the page came. */
export function TabSign(atFirst: Props) {
  const unread = useUnread(atFirst.unread);
  const isDiscreet = useDiscreet(atFirst.discreet);
  useLayoutEffect(() => keep(unread, isDiscreet), [unread, isDiscreet]);
  return null;
}

const leadingCount = /^\(\d+\) /;

/**
 * The router writes the page's own title and icon whenever it likes; the sign is put on them each time. Between two
 * pages it has no title: the last one stays until the next comes, which the router puts before it.
 */
function keep(unread: number, isDiscreet: boolean) {
  const { head } = document;
  const between = document.createElement("title");
  let own = document.title.replace(leadingCount, "");
  let shown = document.title;
  const write = () => {
    const title = head.querySelector("title");
    if (shown && !title) {
      between.text = shown;
      head.append(between);
    } else if (title !== between) between.remove();
    if (document.title !== shown) own = document.title.replace(leadingCount, "");
    shown = own && `${unread > 0 ? `(${unread}) ` : ""}${isDiscreet ? "Dialogs" : own}`;
    if (document.title !== shown) document.title = shown;
    dot(unread > 0);
  };
  write();
  const observer = new MutationObserver(write);
  observer.observe(head, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    between.remove();
    if (document.title) document.title = own;
  };
}

/** The icon with a dot, or the page's own again. */
function dot(isWanted: boolean) {
  for (const link of document.head.querySelectorAll<HTMLLinkElement>("link[rel~=icon]")) {
    const { own = link.getAttribute("href") ?? "" } = link.dataset;
    const href = isWanted ? "/icon-unread.png" : own;
    link.dataset.own = own;
    if (link.getAttribute("href") !== href) link.href = href;
  }
}
