"use client";

import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { NoteBox } from "./note-box";

/** Word of what was done, to which one is led, since the form or the button that did it has gone. */
export function FocusedNote(note: Omit<ComponentProps<typeof NoteBox>, "ref">) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return <NoteBox {...note} ref={box} tabIndex={-1} />;
}
