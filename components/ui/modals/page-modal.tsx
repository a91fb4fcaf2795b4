"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ModalFrame } from "./modal-frame";
import { sheetLook } from "./sheet-look";

type Props = {
  title: string;
  /** Where one is when it has been closed. */
  closeHref: Route;
  children: ReactNode;
};

/** What an address asks for over the page: in its middle, or on a phone from below. */
export function PageModal({ title, closeHref, children }: Props) {
  const router = useRouter();
  const close = () => router.replace(closeHref, { scroll: false });
  return (
    <ModalFrame title={title} onClose={close} looks={looks}>
      {children}
    </ModalFrame>
  );
}

const looks = {
  window: sheetLook,
  head: "flex shrink-0 items-center gap-2 ps-4 pe-1 pt-2 md:ps-6 md:pe-3 md:pt-4",
  title: "font-semibold text-title tracking-[-.01em] [overflow-wrap:anywhere]",
};
