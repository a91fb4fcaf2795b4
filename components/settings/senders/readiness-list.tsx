"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { useAsking } from "@/components/settings/messaging/use-asking";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { briefTime } from "@/components/ui/times/brief-time";
import type { Readiness } from "@/lib/accounts/types/readiness";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Clock } from "@/lib/format";
import { CheckRow } from "./check-row";
import { NextStep } from "./next-step";

/** What is asked of a sender's provider at once. */
export type SenderActions = {
  check(accountId: number): Promise<SaveAnswer>;
  setWebhooks(accountId: number): Promise<SaveAnswer>;
};

type Props = { sender: SavedAccount; readiness: Readiness; clock: Clock } & SenderActions;

/** What a live sender needs, as it was measured: how much of it is there, the one thing to do next, and each of them. */
export function ReadinessList({ sender, readiness, clock, check, setWebhooks }: Props) {
  const { said, isPending, ask } = useAsking<"checked" | "set">();
  const { id } = sender.tag;
  return (
    <section aria-labelledby={`readiness-${id}`} className="min-w-0">
      <ReadinessHead
        id={id}
        readiness={readiness}
        clock={clock}
        isPending={isPending}
        onCheck={() => ask("checked", () => check(id))}
      />
      <Bars readiness={readiness} />
      <p role="status" className="text-ink-2 text-meta empty:hidden mb-2">
        <Outcome said={said} sender={sender} />
      </p>
      <NextStep
        sender={sender}
        readiness={readiness}
        isPending={isPending}
        onSet={() => ask("set", () => setWebhooks(id))}
      />
      <ol className="divide-y divide-line">
        {readiness.checks.map((one, index) => (
          <CheckRow
            key={one.name}
            check={one}
            number={index + 1}
            readiness={readiness}
            clock={clock}
          />
        ))}
      </ol>
    </section>
  );
}

type HeadProps = {
  id: number;
  readiness: Readiness;
  clock: Clock;
  isPending: boolean;
  onCheck(): void;
};

function ReadinessHead({ id, readiness, clock, isPending, onCheck }: HeadProps) {
  const t = useTranslations("readiness");
  const { checks, measuredAt } = readiness;
  const count = (wanted: string) => checks.filter(({ state }) => state === wanted).length;
  const counts = { ready: count("done"), refused: count("refused"), all: checks.length };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h3 id={`readiness-${id}`} className="flex-1 font-semibold whitespace-nowrap">
        {t(counts.refused > 0 ? "titleRefused" : "title", counts)}
      </h3>
      <span className="text-ink-3 text-meta tabular-nums max-sm:order-last max-sm:basis-full">
        {measuredAt
          ? t("measured", { time: briefTime(measuredAt, clock) })
          : t("notMeasured")}
      </span>
      <Button
        size="small"
        look="primary"
        className={quietBesideSave}
        aria-disabled={isPending || undefined}
        onClick={onCheck}
      >
        <Icon of="icon-refresh-cw" size={14} />
        {t(isPending ? "checking" : "checkNow")}
      </Button>
    </div>
  );
}

/** A view has one accent: once something is to be saved, it is the button that saves. */
const quietBesideSave =
  "group-has-data-changed/sender:border-line-strong group-has-data-changed/sender:bg-surface " +
  "group-has-data-changed/sender:text-ink group-has-data-changed/sender:hover:bg-hover max-md:h-11";

function Bars({ readiness }: { readiness: Readiness }) {
  return (
    <div aria-hidden className="mt-2.5 mb-3 grid grid-cols-6 gap-1">
      {readiness.checks.map(({ name, state }) => (
        <span key={name} className={clsx("h-1.5 rounded-[3px]", barLooks[state])} />
      ))}
    </div>
  );
}

const barLooks = { done: "bg-ok", open: "bg-line", refused: "bg-bad" };

type Said = ReturnType<typeof useAsking<"checked" | "set">>["said"];

/** What came of asking. What was measured shows in the list; here is what could not be. */
function Outcome({ said, sender }: { said: Said; sender: SavedAccount }) {
  const t = useTranslations("readiness");
  const { trouble } = useAccountSentences(sender.tag.channel);
  return said && (trouble(said.answer) ?? t(said.asked));
}
