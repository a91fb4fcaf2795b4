"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountTag } from "@/components/ui/account-tag";
import type { OpenDialog } from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { WindowClock } from "./window-clock";

type Props = { open: OpenDialog; clock: Clock; className?: string; children: ReactNode };

/** The composer's box, and above what it holds: as whom one writes, and how long the channel still takes it. */
export function ComposerFrame({ open, clock, className, children }: Props) {
  const t = useTranslations("dialog.composer");
  return (
    <div className={clsx(boxLook, className)}>
      <div className={stripLook}>
        <span className="shrink-0">{t("replyingAs")}</span>
        <AccountTag account={open.row.account} />
        {open.window && (
          <WindowClock
            replyWindow={open.window}
            channel={open.row.account.channelName}
            clock={clock}
          />
        )}
      </div>
      {children}
    </div>
  );
}

const boxLook =
  "w-full overflow-hidden bg-surface text-ink max-md:border-line max-md:border-t " +
  "max-md:pb-[max(6px,env(safe-area-inset-bottom))] " +
  "md:rounded-card md:border md:border-control md:has-[[data-writing]:focus-visible]:border-transparent " +
  "md:has-[[data-writing]:focus-visible]:outline-2 md:has-[[data-writing]:focus-visible]:outline-focus md:has-[[data-writing]:focus-visible]:-outline-offset-1";

const stripLook =
  "flex h-8 min-w-0 items-center gap-1.5 px-3 text-ink-2 text-meta md:h-10 md:gap-2 md:border-line md:border-b";
