"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { picturesIn } from "./viewed";

type Props = {
  messages: readonly DrawnMessage[];
  /** The picture that is looked at; null while none is shown. */
  picture: string | null;
  onView(picture: string): void;
  onClose(): void;
};

const Viewer = lazyComponent(() => import("./viewer").then(({ Viewer }) => Viewer));

/** Where pictures of the thread are shown large. The viewer itself comes with the first of them. */
export function ViewerPlace({ messages, picture, onView, onClose }: Props) {
  const t = useTranslations("dialog.kind");
  const word = t("image");
  const pictures = useMemo(() => picturesIn(messages, word), [messages, word]);
  const index = pictures.findIndex(({ key }) => key === picture);
  const isOpen = index >= 0;
  useReturnFocus(isOpen);
  return (
    <LazyBoundary>
      {isOpen && <Viewer {...{ pictures, index, onView, onClose }} />}
    </LazyBoundary>
  );
}

/** Closing leads back to where it was opened. */
function useReturnFocus(isOpen: boolean) {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    opener.current = document.activeElement;
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [isOpen]);
}
