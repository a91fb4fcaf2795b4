"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { hrefsOf } from "@/components/settings/messaging/messaging-hrefs";
import { Button, buttonLook } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import { type Clock, fullTime } from "@/lib/format";
import { replyDeadline } from "./reply-deadline";

const icons: Record<ReplyRefusal, IconName> = {
  blocked: "icon-ban",
  closed: "icon-archive",
  disconnected: "icon-unplug",
  notActivated: "icon-triangle-alert",
  attention: "icon-triangle-alert",
  windowClosed: "icon-clock",
  stopped: "icon-octagon-pause",
  superseded: "icon-user-round-x",
};

type Props = {
  open: OpenDialog;
  refusal: ReplyRefusal;
  clock: Clock;
  /** May the reader look after accounts? */
  isAdmin: boolean;
  onReopen(): void;
  onUnblock(): void;
  onNote(): void;
};

/** What an admin can mend. */
const inSettings: readonly ReplyRefusal[] = ["disconnected", "notActivated", "attention"];

/** What stands in the composer's place while nothing may be sent: why, and what would change it. */
export function ShutComposer(props: Props) {
  const { open, refusal, clock, isAdmin, onReopen, onUnblock, onNote } = props;
  const t = useTranslations("dialog");
  const icon = icons[refusal];
  const { row, window: replyWindow } = open;
  const values = {
    name: row.name,
    who,
    by: open.closure?.by ?? "none",
    at: fullTime(open.closure?.at ?? clock.now, clock.zone),
    account: row.account.handle,
    channel: row.account.channelName,
    until: replyWindow
      ? fullTime(replyDeadline(replyWindow, clock.now).until, clock.zone)
      : "never",
  };
  return (
    <div className={boxLook}>
      <Icon of={icon} size={18} className="shrink-0 self-start text-ink-2 md:mt-px" />
      <div className="min-w-0 flex-1 basis-48 text-preview">
        <p className="font-semibold [overflow-wrap:anywhere]">
          {t.rich(titleOf(refusal, open), values)}
        </p>
        {refusal === "closed" && <UndeliveredWhy closure={open.closure} />}
        <p className="text-ink-2">{t.rich(`shut.${refusal}.text`, values)}</p>
      </div>
      <Button look="quiet" onClick={onNote}>
        {t("note.write")}
      </Button>
      {isAdmin && inSettings.includes(refusal) && (
        <PageLink href={hrefsOf(row.account.channel).page} className={buttonLook()}>
          {t("shut.settings")}
        </PageLink>
      )}
      {refusal === "blocked" && <Button onClick={onUnblock}>{t("unblock")}</Button>}
      {refusal === "closed" && (
        <Button look="primary" onClick={onReopen}>
          <Icon of="icon-archive-restore" size={18} />
          {t("reopen")}
        </Button>
      )}
    </div>
  );
}

/** Who closed it is not known for the moment in which one's own closing is on its way to the server. */
const titleOf = (refusal: ReplyRefusal, { closure }: OpenDialog) =>
  refusal === "closed" && closure ? "shut.closedBy" : (`shut.${refusal}.title` as const);

/** What was said on closing about a reply that had not been delivered. */
function UndeliveredWhy({ closure }: Pick<OpenDialog, "closure">) {
  const t = useTranslations("dialog.shut");
  if (!closure?.reason) return null;
  return (
    <p data-private dir="auto" className="text-ink-2 [overflow-wrap:anywhere]">
      {t("closedWhy", { reason: closure.reason })}
    </p>
  );
}

const who = (chunks: ReactNode) => (
  <span key="who" data-private>
    {chunks}
  </span>
);

const boxLook =
  "flex w-full flex-wrap items-center gap-3 bg-surface px-3.5 py-3 max-md:border-line max-md:border-t " +
  "max-md:pb-[max(12px,env(safe-area-inset-bottom))] md:rounded-card md:border md:border-control";
