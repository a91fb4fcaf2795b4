"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useRef } from "react";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { insertAtCaret } from "./insert-at-caret";
import { ToolPopover } from "./tool-popover";

const EmojiPicker = lazyComponent(() =>
  import("./emoji-picker").then((file) => file.EmojiPicker),
);

type Props = {
  input: RefObject<HTMLTextAreaElement | null>;
  onText(text: string): void;
};

/** Puts an emoji where the caret stands. The picker comes with the first click. */
export function EmojiButton({ input, onText }: Props) {
  const t = useTranslations("dialog.emoji");
  const picked = useRef("");
  return (
    <ToolPopover
      icon="icon-smile"
      label={t("button")}
      input={input}
      onClosed={() => {
        if (!input.current || !picked.current) return;
        onText(insertAtCaret(input.current, picked.current));
        picked.current = "";
      }}
    >
      {(close) => (
        <div className="h-[380px] max-h-[60dvh] w-full md:w-[340px]">
          <LazyBoundary isBoxed>
            <EmojiPicker
              onPick={(emoji) => {
                picked.current = emoji;
                close();
              }}
            />
          </LazyBoundary>
        </div>
      )}
    </ToolPopover>
  );
}
