"use client";

import { type RefObject, useLayoutEffect } from "react";

/** Lets a text box grow with its text where the style sheet alone can't (`field-sizing`). */
export function useGrowing(box: RefObject<HTMLTextAreaElement | null>, text: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useLayoutEffect(() => {
    if (!box.current || canSizeItself()) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [box, text]);
}

const canSizeItself = () =>
  typeof CSS !== "undefined" && CSS.supports?.("field-sizing", "content");
