"use client";

import {
  type ComponentProps,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
} from "react";
import { readPreferences } from "@/components/preferences/preferences";
import { wordsIn } from "@/components/ui/rendering/before-hydration";
import { useGrowing } from "./use-growing";

type Props = Omit<ComponentProps<"textarea">, "onChange" | "value" | "ref"> & {
  input: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onText(text: string): void;
};

/** A text that grows with its words. */
export function WritingBox({ input, value, onText, ...rest }: Props) {
  useGrowing(input, value);
  useTypedEarly(input, value, onText);
  return (
    <textarea
      ref={input}
      rows={1}
      dir="auto"
      data-writing
      value={value}
      onChange={(event) => onText(event.target.value)}
      {...rest}
      className={textLook}
    />
  );
}

/** What was typed while the page was still waking up is as good as what is typed afterwards. */
function useTypedEarly(
  input: RefObject<HTMLTextAreaElement | null>,
  value: string,
  onText: (text: string) => void,
) {
  const first = useRef({ value, onText });
  useLayoutEffect(() => {
    const typed = input.current ? wordsIn(input.current) : "";
    if (typed !== first.current.value) first.current.onText(typed);
  }, [input]);
}

/** An Enter that ends a composed character belongs to the input method; Safari tells it by the key code. */
export function isSendKey({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  nativeEvent,
}: KeyboardEvent) {
  if (key !== "Enter" || shiftKey || isComposing(nativeEvent)) return false;
  return ctrlKey || metaKey || readPreferences().enterSends;
}

const isComposing = ({ isComposing, keyCode }: globalThis.KeyboardEvent) =>
  isComposing || keyCode === 229;

const textLook =
  "field-sizing-content block min-h-11 max-h-[200px] w-full resize-none bg-transparent placeholder:text-ink-3 " +
  "max-md:rounded-card max-md:border max-md:border-control max-md:px-3 max-md:py-[9px] max-md:text-[16px] max-md:leading-6 " +
  "md:px-3.5 md:pt-2.5 md:pb-0.5 md:text-message md:outline-none";
