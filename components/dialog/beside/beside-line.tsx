"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import type { MessageHandlers } from "@/components/dialog/message/message-handlers";
import { deedSigns, signOf } from "@/components/touches/touch-signs";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { BesideRow, DeedRow, TouchRow } from "@/lib/dialogs/types/beside";
import { clockTime, fullTime } from "@/lib/format";
import { NoteLine } from "./note-line";
import { OwnNote, type OwnNoteProps } from "./own-note";

type Props<Row> = { row: Row; zone: string };
type BesideProps = Props<BesideRow> &
  Pick<MessageHandlers, "onViewTouches"> & {
    /** Is it the note that the address leads to? */
    isTarget?: boolean;
    /** Who reads here: their own notes are theirs to withdraw. */
    myId: number;
    onWithdraw: OwnNoteProps["onWithdraw"];
  };

/** What stands between the messages: what was done with the dialog, and what was recorded beside it. */
export const BesideLine = memo(function BesideLine(props: BesideProps) {
  const { row, zone, isTarget, myId, onWithdraw, onViewTouches } = props;
  if (row.type === "note")
    return (
      <NoteLine row={row} zone={zone} isTarget={isTarget}>
        {row.byId === myId && !row.withdrawn && (
          <OwnNote noteId={row.noteId} onWithdraw={onWithdraw} />
        )}
      </NoteLine>
    );
  if (row.type === "deed") return <DeedLine row={row} zone={zone} />;
  return <TouchLine row={row} zone={zone} onViewTouches={onViewTouches} />;
});

function DeedLine({ row, zone }: Props<DeedRow>) {
  const t = useTranslations("touches");
  const { deed, by, about, words } = row;
  const said = t(`deeds.${deed}.${voiceOf(row)}`, {
    by: by ?? t("somebody"),
    about: about ?? "",
  });
  return (
    <SystemLine icon={deedSigns[deed]} at={row.at} zone={zone}>
      {isolateNumbers(words ? t("deeds.why", { deed: said, words }) : said)}
    </SystemLine>
  );
}

/** In whose voice a deed is told: somebody's, or the thing itself. */
function voiceOf({ deed, by, about, isTaken, cause }: DeedRow) {
  if (cause && deed === "dialogReopened") return cause;
  if (!by) return "itself";
  if (deed !== "assigned") return "by";
  if (!about) return "toNobody";
  return isTaken ? "toSelf" : "by";
}

type TouchProps = Props<TouchRow> & Pick<MessageHandlers, "onViewTouches">;

function TouchLine({ row, zone, onViewTouches }: TouchProps) {
  const t = useTranslations("touches");
  const title = useTouchTitle();
  const { by, person, personId, withdrawn, kind, direction } = row;
  const said = t(withdrawn ? "beside.withdrawn" : "beside.created", {
    by: by ?? t("somebody"),
    person,
    title: title(row),
  });
  return (
    <SystemLine icon={signOf(kind, direction)} at={row.at} zone={zone}>
      <button
        type="button"
        data-private
        title={t("view")}
        onClick={() => onViewTouches(personId)}
        className="cursor-pointer rounded-[4px] text-center hover:text-ink hover:underline"
      >
        {said}
      </button>
    </SystemLine>
  );
}

type LineProps = { icon: IconName; at: string; zone: string; children: ReactNode };

function SystemLine({ icon, at, zone, children }: LineProps) {
  return (
    <li
      data-line
      className="mb-3 flex items-start justify-center gap-2 px-2 text-ink-2 text-meta"
    >
      <Icon of={icon} size={14} className="mt-px shrink-0 text-ink-3" />
      <span dir="auto" className="min-w-0 text-center [overflow-wrap:anywhere]">
        {children}
      </span>
      <time dateTime={at} title={fullTime(at, zone)} className="shrink-0 text-ink-3">
        {clockTime(at, zone)}
      </time>
    </li>
  );
}
