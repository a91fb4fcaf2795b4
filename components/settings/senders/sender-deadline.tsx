import { useTranslations } from "next-intl";
import { CountdownStrip } from "@/components/settings/messaging/countdown-strip";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SenderPhase } from "./sender-phase";

type Props = { sender: SavedAccount; phase: SenderPhase; now: number };

/** How long a sender has until its Integration Deadline, or what it means that it has passed; nothing once it is ready. */
export function SenderDeadline({
  sender: { deadline, state, stateReason },
  phase,
  now,
}: Props) {
  const t = useTranslations("readiness");
  if (!deadline || (phase !== "pending" && phase !== "notActivated")) return null;
  const { at, zone, city } = deadline;
  const isPassed = phase === "notActivated";
  return (
    <CountdownStrip
      {...{ at, zone, city, now }}
      title={t("deadline.to")}
      why={t(whyOf[isPassed ? "passed" : state])}
      passed={
        isPassed
          ? {
              title: titleOf(t, stateReason ?? "other"),
              since: (left) => t("deadline.since", { left }),
            }
          : undefined
      }
    />
  );
}

const whyOf = {
  passed: "deadline.stopped",
  connected: "deadline.whyWorks",
  attention: "deadline.why",
  disconnected: "deadline.why",
} as const;

type Sentences = ReturnType<typeof useTranslations<"readiness">>;

const titleOf = (t: Sentences, reason: string) =>
  t(
    t.has(`notActivated.${reason}` as "notActivated.other")
      ? (`notActivated.${reason}` as "notActivated.other")
      : "notActivated.other",
  );
