import type { ReactNode } from "react";
import { useBackCloses } from "@/components/ui/unsaved/back-closes";
import { ModalFrame } from "./modal-frame";

type Props = {
  title: string;
  onClose(): void;
  /** How wide it may grow, as a Tailwind class. */
  width?: string;
  /** Does the page's address ask for it? */
  isAddressed?: boolean;
  children: ReactNode;
};

/** A window over the page's middle; on a phone it covers the page's lower part. */
export function Modal(props: Props) {
  const { width = "md:max-w-120", isAddressed = false, children, ...frame } = props;
  useBackCloses(isAddressed ? null : frame.onClose);
  return (
    <ModalFrame {...frame} looks={{ ...looks, window: `${looks.window} ${width}` }}>
      <div className="min-h-0 overflow-y-auto overscroll-contain px-5 pt-4 pb-5">
        {children}
      </div>
    </ModalFrame>
  );
}

const looks = {
  window:
    "fixed z-30 flex w-full animate-appear flex-col bg-raised text-ink shadow-popover outline-none " +
    "md:inset-0 md:m-auto md:h-fit md:max-h-[calc(100dvh-48px)] md:rounded-card md:border md:border-line dark:md:border-line-strong " +
    "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:rounded-t-card max-md:pb-[env(safe-area-inset-bottom)]",
  head: "flex h-14 shrink-0 items-center justify-between border-line border-b ps-5 pe-2.5",
  title: "font-semibold text-ink text-title",
};
