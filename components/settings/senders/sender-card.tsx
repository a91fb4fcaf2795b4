"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useAutoRefresh } from "@/components/shell/use-auto-refresh";
import { useNow } from "@/components/ui/times/use-now";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { Clock } from "@/lib/format";
import { FormColumns } from "./form-columns";
import { ReadinessList, type SenderActions } from "./readiness-list";
import { SenderDeadline } from "./sender-deadline";
import { SenderHead } from "./sender-head";
import { type SenderPhase, senderPhase } from "./sender-phase";

type Props = {
  sender: SavedAccount;
  clock: Clock;
  /** Its form, when it stands open. */
  form?: ReactNode;
  /** What belongs beside the form: where Twilio must post. */
  aside: ReactNode;
} & SenderActions;

/** While something is awaited, a page that is looked at asks this often whether it has come. */
const refreshMs = 10_000;

/**
 * One WhatsApp sender: folded, its state at a glance; open, what it still needs and its form. A deadline that passes
 * changes it at once.
 */
export function SenderCard({ sender, clock, form, aside, check, setWebhooks }: Props) {
  const now = useNow(clock.now, sender.deadline && !sender.isReady ? 1_000 : 30_000);
  const phase = senderPhase(sender, now);
  useFollowing(phase);
  const isOpen = form !== undefined;
  const { readiness } = sender;
  const isMeasured = isOpen && readiness && !isSettled(phase);
  return (
    <article
      aria-label={sender.tag.label || sender.tag.handle}
      className={clsx("group/sender rounded-card border border-line bg-surface")}
    >
      <SenderHead
        sender={sender}
        clock={{ ...clock, now }}
        phase={phase}
        isOpen={isOpen}
      />
      <SenderDeadline sender={sender} phase={phase} now={now} />
      <Objection sender={sender} phase={phase} />
      {isOpen && (
        <div className={clsx("border-line", isMeasured ? besideLook : "border-t")}>
          {isMeasured && (
            <div className="min-w-0 p-4 md:px-5 md:pb-5">
              <ReadinessList
                sender={sender}
                readiness={readiness}
                clock={{ ...clock, now }}
                check={check}
                setWebhooks={setWebhooks}
              />
            </div>
          )}
          {/* In one place whatever the phase, which may change while somebody types. */}
          <FormColumns aside={aside} isNarrow={Boolean(isMeasured)}>
            {form}
          </FormColumns>
        </div>
      )}
    </article>
  );
}

const besideLook = "grid min-[1152px]:grid-cols-[minmax(0,1fr)_432px]";

const isSettled = (phase: SenderPhase) => phase === "live" || phase === "attention";

/** Has the page drawn anew when the phase changes by itself, and now and then while something is awaited. */
function useFollowing(phase: SenderPhase) {
  const router = useRouter();
  const before = useRef(phase);
  useEffect(() => {
    if (before.current !== phase) router.refresh();
    before.current = phase;
  }, [router, phase]);
  useAutoRefresh(isSettled(phase) || phase === "disconnected" ? null : refreshMs);
}

/** Why a sender needs attention, in words, below its row. */
function Objection({ sender, phase }: { sender: SavedAccount; phase: SenderPhase }) {
  const t = useTranslations("settings.problem");
  if (phase !== "attention") return null;
  const reason = sender.stateReason ?? "other";
  return (
    <p className="border-line border-t bg-bad-soft px-4 py-2 text-preview md:px-5">
      {t.has(reason) ? t(reason as "other") : t("other")}
    </p>
  );
}
