"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { insertAtCaret } from "@/components/dialog/insert-at-caret";
import { IconButton } from "@/components/ui/button";

type Props = {
  input: RefObject<HTMLTextAreaElement | null>;
  onText(text: string): void;
  onOpen(): void;
};

/** Types the slash that opens the list of canned replies, for those who don't know it. */
export function CannedButton({ input, onText, onOpen }: Props) {
  const t = useTranslations("replies.composer");
  function type() {
    const box = input.current;
    if (!box) return;
    const before = box.value.slice(0, box.selectionStart);
    onText(insertAtCaret(box, /\S$/.test(before) ? " /" : "/"));
    onOpen();
  }
  return <IconButton icon="icon-zap" label={t("button")} onClick={type} />;
}
