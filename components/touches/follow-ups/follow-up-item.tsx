"use client";

import { useTranslations } from "next-intl";
import type { TouchActions } from "@/components/touches/touch-actions";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { Link } from "@/components/ui/links/link";
import { Avatar } from "@/components/ui/tags/avatar";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { Clock } from "@/lib/format";
import type { FollowUp } from "@/lib/touches/types";
import { type FollowUpAction, FollowUpButtons } from "./follow-up-buttons";
import { FollowUpChip } from "./follow-up-chip";

type Props = {
  item: FollowUp;
  clock: Clock;
  actions: TouchActions;
  onDone(item: FollowUp, action: FollowUpAction): void;
};

/** Something that was promised: to whom, what, by whom and for when. */
export function FollowUpItem({ item, clock, actions, onDone }: Props) {
  const t = useTranslations("touches");
  const title = useTouchTitle()(item);
  const { person, text, author, on, touchId, version } = item;
  return (
    <li
      data-row={touchId}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 not-first:border-line not-first:border-t"
    >
      <Avatar name={person.name} className="size-8 bg-avatar text-[12px]" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/patients/${person.id}`}
            className="min-w-0 truncate rounded-[4px] font-semibold text-interface hover:underline pointer-coarse:py-2"
          >
            <bdi data-private>{person.name}</bdi>
          </Link>
          <FollowUpChip on={on} clock={clock} />
        </p>
        {text && (
          <p dir="auto" data-private className="line-clamp-2 text-preview">
            {isolateNumbers(text)}
          </p>
        )}
        <p className="text-ink-3 text-meta">
          {t("due.promised", { title, author: author ?? t("somebody") })}
        </p>
      </div>
      <FollowUpButtons
        seen={{ touchId, version }}
        clock={clock}
        actions={actions}
        onDone={(deed) => onDone(item, deed)}
      />
    </li>
  );
}
