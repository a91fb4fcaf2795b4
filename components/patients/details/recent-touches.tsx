"use client";

import { useTranslations } from "next-intl";
import { FollowUpChip } from "@/components/touches/follow-ups/follow-up-chip";
import { signOf } from "@/components/touches/touch-signs";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { useTouchesPlace } from "@/components/touches/use-touches-place";
import { Icon } from "@/components/ui/icons/icon";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { type Clock, listTime } from "@/lib/format";
import type { RecentTouches as Recent, Touch } from "@/lib/touches/types";
import { Section, textButtonLook } from "./section";

type Props = { personId: number; recent: Recent; clock: Clock };

/** What was last recorded about the person, and the way to all of it. */
export function RecentTouches({ personId, recent, clock }: Props) {
  const t = useTranslations("patients.details.touches");
  const { move } = useTouchesPlace();
  const { touches, count } = recent;
  const all = (
    <button
      type="button"
      onClick={() => move({ viewed: personId }, { push: true })}
      className={textButtonLook}
    >
      {t("all", { count })}
    </button>
  );
  return (
    <Section title={t("title")} action={all}>
      {touches.length === 0 && <p className="text-ink-3 text-preview">{t("none")}</p>}
      <ul className="grid gap-2.5">
        {touches.map((touch) => (
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
            {isolateNumbers(touch.text)}
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
