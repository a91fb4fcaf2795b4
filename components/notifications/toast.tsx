"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { Arrival } from "@/lib/dialogs/types/arrival";
import { toastLook, toastPlace } from "./toast-look";

type Props = {
  /** What just came, of one dialog or several; empty for nothing. */
  arrivals: readonly Arrival[];
  onOpen(dialogId: number): void;
  onOver(): void;
};

/** Who wrote to which account, or whose dialog one was given, for a moment, where the list of dialogs is not in sight. What was written is not said. */
export function Toast({ arrivals, onOpen, onOver }: Props) {
  const t = useTranslations("you");
  const newest = arrivals.at(-1);
  const own = arrivals.filter(({ dialogId }) => dialogId === newest?.dialogId);
  return (
    <div role="status" className={toastPlace}>
      {newest && (
        <div
          key={newest.messageId}
          onAnimationEnd={({ animationName }) => animationName === "vanish" && onOver()}
          className={`${toastLook} pe-1.5`}
        >
          <p className="min-w-0">
            <span
              dir="auto"
              data-private
              className="block truncate text-start font-semibold"
            >
              {newest.name}
            </span>
            <span className="mt-0.5 flex items-center gap-1.5 whitespace-nowrap text-ink-2 text-meta">
              {t.rich("arrivedTo", {
                assigned: String(newest.isAssigned),
                count: own.length,
                account: () => <AccountTag account={newest.account} />,
              })}
            </span>
          </p>
          <Button
            size="small"
            look="quiet"
            className="text-accent!"
            onClick={() => onOpen(newest.dialogId)}
          >
            {t("openDialog")}
          </Button>
        </div>
      )}
    </div>
  );
}
