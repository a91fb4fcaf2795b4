"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { hrefsOf } from "@/components/settings/messaging/messaging-hrefs";
import { Button, buttonLook } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import { type Clock, fullTime } from "@/lib/format";
import { replyDeadline } from "./reply-deadline";
import { type Place, useHandedOn } from "./use-handed-on";

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
  place: Place;
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
  const { open, refusal, text, clock, isAdmin, onReopen, onUnblock, onNote } = props;
  const t = useTranslations("dialog");
  const whyId = useId();
  useHandedOn(props.place, wordsOrWhy);
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
    <div ref={props.place.box} className={boxLook}>
      {text.trim() && <BegunWords text={text} whyId={whyId} />}
      <Icon of={icon} size={18} className="shrink-0 self-start text-ink-2 md:mt-px" />
      {/* biome-ignore lint/a11y/useSemanticElements: it is no set of fields. */}
      <div
        role="group"
        aria-labelledby={whyId}
        tabIndex={-1}
        className="min-w-0 flex-1 basis-48 text-preview outline-none"
      >
        <p id={whyId} className="font-semibold [overflow-wrap:anywhere]">
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

/** Nobody is led to a button: who was writing presses keys. */
const wordsOrWhy = (box: HTMLElement) =>
  box.querySelector<HTMLElement>("textarea, [role=group]");

/** What was begun, to read: it is not lost, and the keys of who was writing it are no commands here. */
function BegunWords({ text, whyId }: { text: string; whyId: string }) {
  const t = useTranslations("dialog.shut");
  const id = useId();
  return (
    <div className="w-full">
      <label htmlFor={id} className="mb-1 block text-ink-2 text-meta">
        {t("begun")}
      </label>
      <textarea
        id={id}
        readOnly
        rows={1}
        dir="auto"
        value={text}
        aria-describedby={whyId}
        className={wordsLook}
      />
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

const wordsLook =
  "field-sizing-content block max-h-24 w-full resize-none rounded-control bg-sunken px-2.5 py-1.5 text-preview max-md:text-[16px]";

const boxLook =
  "flex w-full flex-wrap items-center gap-3 bg-surface px-3.5 py-3 max-md:border-line max-md:border-t " +
  "max-md:pb-[max(12px,env(safe-area-inset-bottom))] md:rounded-card md:border md:border-control";
