import { useTranslations } from "next-intl";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { AutoRefresh } from "@/components/shell/auto-refresh";
import { type Clock, clockTime } from "@/lib/format";
import type {
  AccountHealth,
  Answers,
  CheckAllAnswer,
  LastDay as Day,
  EventContent,
  Quarantined,
  LedgerSum as Sum,
} from "@/lib/health/types";
import { AccountsTable } from "./accounts-table";
import { AnswerSummary } from "./answer-summary";
import { AnswersBy } from "./answers-by";
import { CheckAll } from "./check-all";
import { EventReader } from "./event-reader";
import { healthHrefs } from "./health-hrefs";
import { LastDay } from "./last-day";
import { LedgerSum } from "./ledger-sum";
import { QuarantinedEvents } from "./quarantined-events";
import type { Replay } from "./use-replay";

type Props = {
  answers: Answers;
  accounts: AccountHealth[];
  day: Day;
  sum: Sum;
  quarantined: Quarantined;
  /** The event that the address asks to read. */
  event: EventContent | null;
  clock: Clock;
  checkAll(): Promise<CheckAllAnswer>;
  replay: Replay;
};

const refreshMs = 30_000;

/** How everything is: patients' waiting, the accounts, what was received, and what could not be worked through. */
export function HealthPage(props: Props) {
  const { answers, accounts, day, sum, quarantined, event, clock, checkAll, replay } =
    props;
  const t = useTranslations("health");
  const measured = t("measured", { time: clockTime(clock.now, clock.zone) });
  return (
    <SettingsFrame
      title={t("title")}
      action={<CheckAll measured={measured} checkAll={checkAll} />}
    >
      <AnswerSummary waiting={answers.all} now={clock.now} />
      <AccountsTable accounts={accounts} clock={clock} />
      <AnswersBy answers={answers} now={clock.now} />
      <LastDay day={day} clock={clock} />
      <LedgerSum sum={sum} />
      <QuarantinedEvents {...quarantined} clock={clock} replay={replay} />
      {/* That an event is read is noted: not again and again while it stands open. */}
      {event ? (
        <EventReader event={event} closeHref={healthHrefs.page(quarantined.before)} />
      ) : (
        <AutoRefresh everyMs={refreshMs} />
      )}
    </SettingsFrame>
  );
}
