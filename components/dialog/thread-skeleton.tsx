"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { DelayedFallback } from "@/components/ui/loading/delayed-fallback";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { ThreadHeader } from "./head/thread-header";

type Props = {
  /** The dialog as the list knows it: its head need not wait. */
  row: DialogRow | undefined;
  backHref: string;
  onFollow(event: MouseEvent, href: string): void;
};

const bubbles = [
  { id: "question", look: "h-10 w-52 self-start bg-fill" },
  { id: "answer", look: "h-15 w-60 self-end bg-bubble-out" },
  { id: "more", look: "h-10 w-45 self-end bg-bubble-out" },
  { id: "thanks", look: "h-15 w-57 self-start bg-fill" },
] as const;

/** The shape of a thread to come. */
export function ThreadSkeleton({ row, backHref, onFollow }: Props) {
  const t = useTranslations("dialog");
  return (
    <>
      {row && (
        <ThreadHeader
          name={row.name}
          picture={row.picture}
          state={null}
          address={null}
          account={row.account}
          backHref={backHref}
          onFollow={onFollow}
        />
      )}
      <div
        role="status"
        className="mx-auto mt-auto w-full max-w-[768px] px-3 pb-6 md:px-6"
      >
        <span className="sr-only">{t("loading")}</span>
        <DelayedFallback>
          <span className="flex animate-appear flex-col gap-3">
            {bubbles.map(({ id, look }) => (
              <span key={id} className={clsx("max-w-[78%] rounded-bubble", look)} />
            ))}
          </span>
        </DelayedFallback>
      </div>
    </>
  );
}
