"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { Clock } from "@/lib/format";
import { useHandedOn, type WritingPlace } from "./use-handed-on";
import { WindowClock } from "./window-clock";

/** What is being written: to the patient, or among colleagues. */
export type Mode = "reply" | "note";

type Props = {
  place: WritingPlace;
  open: OpenDialog;
  clock: Clock;
  mode: Mode;
  onMode(mode: Mode): void;
  children: ReactNode;
};

/** The composer's box, and above what it holds: what is written, as whom, and how long the channel still takes it. */
export function ComposerFrame(props: Props) {
  const { place, open, clock, mode, onMode, children } = props;
  const t = useTranslations("dialog.composer");
  const isNote = mode === "note";
  useHandedOn(place);
  return (
    <div
      ref={place.box}
      className={clsx(boxLook, isNote ? "bg-note text-note-ink" : "bg-surface text-ink")}
    >
      <div
        className={clsx(
          stripLook,
          isNote ? "border-note-ink/20 text-note-ink" : "border-line text-ink-2",
        )}
      >
        <fieldset className="flex shrink-0 gap-0.5">
          <legend className="sr-only">{t("mode")}</legend>
          <ModeButton mode="reply" chosen={mode} onMode={onMode} />
          <ModeButton mode="note" chosen={mode} onMode={onMode} />
        </fieldset>
        {isNote ? (
          <span className="ms-1 truncate">{t("onlyColleagues")}</span>
        ) : (
          <ReplyingAs open={open} clock={clock} />
        )}
      </div>
      {children}
    </div>
  );
}

/** Not drawn anew for each letter: to write out a time takes long. */
const ReplyingAs = memo(function ReplyingAs({
  open,
  clock,
}: Pick<Props, "open" | "clock">) {
  const t = useTranslations("dialog.composer");
  return (
    <>
      <span className="ms-1 shrink-0 max-lg:sr-only">{t("replyingAs")}</span>
      <AccountTag account={open.row.account} />
      {open.window && (
        <WindowClock
          replyWindow={open.window}
          channel={open.row.account.channelName}
          takesTemplates={open.row.takesTemplates}
          clock={clock}
        />
      )}
    </>
  );
});

type ModeProps = { mode: Mode; chosen: Mode; onMode(mode: Mode): void };

function ModeButton({ mode, chosen, onMode }: ModeProps) {
  const t = useTranslations("dialog.composer");
  const isChosen = mode === chosen;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => onMode(mode)}
      className={clsx(
        "h-7 cursor-pointer rounded-[7px] px-2 text-preview pointer-coarse:h-9",
        isChosen ? "font-semibold" : "font-medium",
        isChosen && (mode === "note" ? "bg-note-ink/12" : "bg-selected text-accent"),
        !isChosen && "hover:bg-ink/5",
      )}
    >
      {t(mode)}
    </button>
  );
}

const boxLook =
  "w-full overflow-hidden max-md:border-line max-md:border-t " +
  "max-md:pb-[max(6px,env(safe-area-inset-bottom))] " +
  "md:rounded-card md:border md:border-control md:has-[[data-writing]:focus-visible]:border-transparent " +
  "md:has-[[data-writing]:focus-visible]:outline-2 md:has-[[data-writing]:focus-visible]:outline-focus md:has-[[data-writing]:focus-visible]:-outline-offset-1";

const stripLook =
  "flex h-10 min-w-0 items-center gap-1.5 px-1.5 pe-3 text-meta pointer-coarse:h-11 md:border-b";
