import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ringLook } from "@/components/dialog/message/bubble";
import { Icon } from "@/components/ui/icons/icon";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { NoteRow } from "@/lib/dialogs/types/beside";
import { clockTime, fullTime } from "@/lib/format";

type Props = {
  row: NoteRow;
  zone: string;
  /** Is it the note that the address leads to? */
  isTarget?: boolean | undefined;
  /** What can be done about it. */
  children?: ReactNode;
};

/** What colleagues told each other, in a colour that nothing has which was sent. */
export function NoteLine({ row, zone, isTarget, children }: Props) {
  const t = useTranslations("dialog.note");
  return (
    <li
      data-line
      data-beside={row.id}
      data-target={isTarget || undefined}
      tabIndex={-1}
      className="group/line mb-3 flex flex-col items-end outline-none"
    >
      <div className={`${noteLook} ${ringLook}`}>
        <p className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-meta">
          <Icon of="icon-lock" size={14} className="shrink-0" />
          <span className="font-medium">{t(row.withdrawn ? "withdrawn" : "title")}</span>
          <span className="ms-auto flex min-w-0 gap-1.5 ps-4">
            <span className="truncate">{row.by}</span>
            <span>·</span>
            <time dateTime={row.at} title={fullTime(row.at, zone)}>
              {clockTime(row.at, zone)}
            </time>
          </span>
        </p>
        <p
          dir="auto"
          data-text
          className={clsx(
            "whitespace-pre-wrap [overflow-wrap:anywhere]",
            row.withdrawn && "line-through",
          )}
        >
          {isolateNumbers(row.text)}
        </p>
        {children}
      </div>
    </li>
  );
}

/** A system's own colours take its ground, and show its border instead. */
const noteLook =
  "relative min-w-[260px] max-w-[84%] rounded-card border border-transparent bg-note px-3 py-2 text-interface text-note-ink " +
  "max-md:min-w-[70%] md:max-w-[min(560px,78%)]";
