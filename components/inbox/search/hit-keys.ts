import type { KeyboardEvent } from "react";

/** Moves the focus from one hit to the next with the arrow keys; above the first one is the search box. */
export function hitKeys(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || hasModifier(event)) return;
  const hits = hitsOnScreen();
  const here = hits.findIndex((hit) => hit.matches(":focus"));
  if (here === -1) return;
  event.preventDefault();
  const there = hits[here + by];
  if (there) there.focus();
  else if (by < 0) searchBox()?.focus();
}

/** The focus goes from the search box to the first hit, if there is one. */
export function firstHit(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" || hasModifier(event)) return;
  const [first] = hitsOnScreen();
  if (!first) return;
  event.preventDefault();
  first.focus();
}

const hasModifier = ({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) =>
  altKey || ctrlKey || metaKey || shiftKey;

const hitsOnScreen = () => [...document.querySelectorAll<HTMLElement>("a[data-hit]")];

/** Where one searches. */
export const searchBox = () =>
  document.querySelector<HTMLElement>("input[type=search][name=q]");
