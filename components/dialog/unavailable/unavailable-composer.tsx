"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { replyDeadline } from "@/components/dialog/composer/reply-deadline";
import {
  useHandedOn,
  type WritingPlace,
} from "@/components/dialog/composer/use-handed-on";
import { hrefsOf } from "@/components/settings/messaging/messaging-hrefs";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { PageLink } from "@/components/ui/links/page-link";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import { type Clock, fullTime } from "@/lib/format";
import { UnavailableReason } from "./unavailable-reason";
import { UnavailableTitle, who } from "./unavailable-title";
import { UnsentWords } from "./unsent-words";

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
  /** What was begun: it is kept, and can be sent once something may be. */
  text: string;
  place: WritingPlace;
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
export function UnavailableComposer(props: Props) {
  const { open, refusal, text, clock, isAdmin, onReopen, onUnblock, onNote } = props;
  const t = useTranslations("dialog");
  const whyId = useId();
  useHandedOn(props.place);
  const icon = icons[refusal];
  const { row, window: replyWindow } = open;
  const values = {
    name: row.name,
    who,
    channel: row.account.channelName,
    until: replyWindow
      ? fullTime(replyDeadline(replyWindow, clock.now).until, clock.zone)
      : "never",
  };
  return (
    <div ref={props.place.box} className={boxLook}>
      <UnsentWords text={text} whyId={whyId} />
      <Icon of={icon} size={18} className="shrink-0 self-start text-ink-2 md:mt-px" />
      <UnavailableReason
        id={whyId}
        title={<UnavailableTitle open={open} refusal={refusal} clock={clock} />}
        className="flex-1 basis-48"
      >
        {refusal === "closed" && <UndeliveredWhy closure={open.closure} />}
        <p className="text-ink-2">{t.rich(`unavailable.${refusal}.text`, values)}</p>
      </UnavailableReason>
      <div className="ms-auto flex flex-wrap justify-end gap-3">
        <Button look="quiet" onClick={onNote}>
          {t("note.write")}
        </Button>
        {isAdmin && inSettings.includes(refusal) && (
          <PageLink href={hrefsOf(row.account.channel).page} className={buttonLook()}>
            {t("unavailable.settings")}
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
    </div>
  );
}

/** What was said on closing about a reply that had not been delivered. */
function UndeliveredWhy({ closure }: Pick<OpenDialog, "closure">) {
  const t = useTranslations("dialog.unavailable");
  if (!closure?.reason) return null;
  return (
    <p data-private dir="auto" className="text-ink-2 [overflow-wrap:anywhere]">
      {isolateNumbers(t("closedWhy", { reason: closure.reason }))}
    </p>
  );
}

const boxLook =
  "flex w-full flex-wrap items-center gap-3 bg-surface px-3.5 py-3 max-md:border-line max-md:border-t " +
  "max-md:pb-[max(12px,env(safe-area-inset-bottom))] md:rounded-card md:border md:border-control";
