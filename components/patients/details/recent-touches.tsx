"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { FollowUpChip } from "@/components/touches/follow-up-line";
import { signOf } from "@/components/touches/touch-signs";
import { askTimeline } from "@/components/touches/touches-requests";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { useTouchesPlace } from "@/components/touches/use-touches-place";
import { Icon } from "@/components/ui/icon";
import { type Clock, listTime } from "@/lib/format";
import { everything, type TimelinePage, type Touch } from "@/lib/touches/types";
import { Section, textButtonLook } from "./section";

type Props = { personId: number; version: number; clock: Clock };

const most = 3;

/** What was last recorded about the person, and the way to all of it. */
export function RecentTouches({ personId, version, clock }: Props) {
  const t = useTranslations("patients.details.touches");
  const { move } = useTouchesPlace();
  const page = useTouches(personId, version);
  const touches = (page?.entries ?? []).flatMap((entry) =>
    entry.type === "touch" && !entry.touch.withdrawn ? [entry.touch] : [],
  );
  if (!page) return null;
  const all = (
    <button
      type="button"
      onClick={() => move({ viewed: personId }, { push: true })}
      className={textButtonLook}
    >
      {t("all", { count: page.counts?.all ?? 0 })}
    </button>
  );
  return (
    <Section title={t("title")} action={all}>
      {touches.length === 0 && <p className="text-ink-3 text-preview">{t("none")}</p>}
      <ul className="grid gap-2.5">
        {touches.slice(0, most).map((touch) => (
          <TouchLine key={touch.id} touch={touch} clock={clock} />
        ))}
      </ul>
    </Section>
  );
}

function TouchLine({ touch, clock }: { touch: Touch; clock: Clock }) {
  const titleOf = useTouchTitle();
  const sign = signOf(touch.kind, touch.direction);
  return (
    <li className="flex gap-2.5">
      <Icon of={sign} size={16} className="mt-0.5 shrink-0 text-ink-3" />
      <div className="grid min-w-0 flex-1 justify-items-start gap-0.5">
        <span className="text-preview">{titleOf(touch)}</span>
        {touch.text && (
          <span
            data-private
            dir="auto"
            className="line-clamp-2 w-full text-ink-2 text-preview"
          >
            {touch.text}
          </span>
        )}
        <span className="text-ink-3 text-meta">
          {[listTime(touch.at, clock), touch.author].filter(Boolean).join(" · ")}
        </span>
        {touch.followUpOn && <FollowUpChip on={touch.followUpOn} clock={clock} />}
      </div>
    </li>
  );
}

/** Asked anew with every change of the dialog, which a touch made in it is. */
function useTouches(personId: number, version: number): TimelinePage | null {
  const [page, setPage] = useState<TimelinePage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is a signal to ask again.
  useEffect(() => {
    const calling = new AbortController();
    const asked = { ...everything, show: "touches" as const };
    void askTimeline(personId, asked, calling.signal).then((answer) => {
      if (answer.ok && !calling.signal.aborted) setPage(answer.value);
    });
    return () => calling.abort();
  }, [personId, version]);
  return page?.person.id === personId ? page : null;
}
