"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import { type Clock, fullTime } from "@/lib/format";

type Props = { open: OpenDialog; refusal: ReplyRefusal; clock: Clock };

/** Why nothing may be sent, in one sentence. */
export function UnavailableTitle({ open, refusal, clock }: Props) {
  const t = useTranslations("dialog.unavailable");
  const { row, closure } = open;
  // Who closed it is not known for the moment in which one's own closing is on its way to the server.
  if (refusal === "closed" && closure) {
    const { by, at } = closure;
    return t("closedBy", { by: by ?? "none", at: fullTime(at, clock.zone) });
  }
  return t.rich(`${refusal}.title`, {
    name: row.name,
    who,
    account: row.account.handle,
  });
}

/** Names, which a discreet screen hides. */
export const who = (chunks: ReactNode) => (
  <span key="who" data-private>
    {chunks}
  </span>
);
