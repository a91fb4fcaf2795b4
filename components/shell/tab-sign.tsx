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

const COUNT = /^\(\d+\) /;

/** The router writes the page's own title and icon whenever it likes; the sign is put on them each time. */
function keep(unread: number, isDiscreet: boolean) {
  let own = document.title.replace(COUNT, "");
  let shown = document.title;
  const write = () => {
    bridge(shown);
    if (document.title !== shown) own = document.title.replace(COUNT, "");
    shown = own && `${unread > 0 ? `(${unread}) ` : ""}${isDiscreet ? "Dialogs" : own}`;
    if (document.title !== shown) document.title = shown;
    dot(unread > 0);
  };
  write();
  const observer = new MutationObserver(write);
  const what = { childList: true, subtree: true, characterData: true };
  observer.observe(document.head, what);
  return () => {
    observer.disconnect();
    if (document.title !== own) document.title = own;
  };
}

/** Between two pages the router has no title: until the next one comes, which it puts in front, the last one stays. */
function bridge(last: string) {
  const { head } = document;
  const between = head.querySelector("title[data-between]");
  if (head.querySelector("title:not([data-between])")) between?.remove();
  else if (!between && last) {
    const title = Object.assign(document.createElement("title"), { text: last });
    title.dataset.between = "";
    head.append(title);
  }
}

const DOTTED = "/icon-unread.png";

/** The icon with a dot, or the page's own again. */
function dot(isWanted: boolean) {
  for (const link of document.head.querySelectorAll<HTMLLinkElement>("link[rel~=icon]")) {
    const { own = link.getAttribute("href") ?? "" } = link.dataset;
    const href = isWanted ? DOTTED : own;
    link.dataset.own = own;
    if (link.getAttribute("href") !== href) link.href = href;
  }
}
