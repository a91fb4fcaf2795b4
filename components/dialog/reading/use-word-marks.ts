"use client";

import { type RefObject, useEffect } from "react";
import type { DialogHit, Mark } from "@/lib/dialogs/types/search";

const highlightName = "search";

/**
 * Marks the words of a search in the messages and notes of a thread, without touching what is drawn: links and line
 * breaks stay as they are. A browser that has no such marks still shows which message it is.
 */
export function useWordMarks(
  log: RefObject<HTMLElement | null>,
  hits: readonly DialogHit[],
  content: unknown,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn has changed, so the words are found anew.
  useEffect(() => {
    if (!log.current || typeof Highlight === "undefined" || hits.length === 0) return;
    const ranges = hits.flatMap((hit) => rangesOf(log.current, hit));
    CSS.highlights.set(highlightName, new Highlight(...ranges));
    return () => {
      CSS.highlights.delete(highlightName);
    };
  }, [log, hits, content]);
}

function rangesOf(log: HTMLElement | null, { messageId, marks, notes }: DialogHit) {
  const textOf = (line: string) => log?.querySelector<HTMLElement>(line);
  return [
    ...rangesIn(textOf(`li[data-message="${messageId}"] .message-text`), marks),
    ...notes.flatMap((note) =>
      rangesIn(textOf(`li[data-beside="note-${note.id}"] [data-text]`), note.marks),
    ),
  ];
}

function rangesIn(text: HTMLElement | null | undefined, marks: Mark[]): Range[] {
  if (!text) return [];
  const place = placesIn(text);
  return marks.flatMap(({ from, to }) => {
    const [start, end] = [place(from), place(to)];
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(...start);
    range.setEnd(...end);
    return [range];
  });
}

/** Where a place in an element's text is, among the nodes that the text consists of. */
function placesIn(element: HTMLElement) {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return (at: number): [Text, number] | null => {
    let left = at;
    for (const node of nodes) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return null;
  };
}
