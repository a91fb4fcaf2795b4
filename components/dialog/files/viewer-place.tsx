"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import { fetchedLater } from "@/components/ui/fetched-later";
import { FetchedPlace } from "@/components/ui/fetched-place";
import { picturesIn } from "./viewed";

type Props = {
  messages: readonly DrawnMessage[];
  /** The picture that is looked at; null while none is shown. */
  picture: string | null;
  onView(picture: string): void;
  onClose(): void;
};

const Viewer = fetchedLater(() => import("./viewer").then(({ Viewer }) => Viewer));

/** Where pictures of the thread are shown large. The viewer itself comes with the first of them. */
export function ViewerPlace({ messages, picture, onView, onClose }: Props) {
  const t = useTranslations("dialog.kind");
  const word = t("image");
  const pictures = useMemo(() => picturesIn(messages, word), [messages, word]);
  const index = pictures.findIndex(({ key }) => key === picture);
  const isOpen = index >= 0;
  useFocusBack(isOpen);
  return (
    <FetchedPlace>
      {isOpen && <Viewer {...{ pictures, index, onView, onClose }} />}
    </FetchedPlace>
  );
}

/** Closing leads back to where it was opened. */
function useFocusBack(isOpen: boolean) {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    opener.current = document.activeElement;
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [isOpen]);
}
