import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { briefTime } from "@/components/ui/times/brief-time";
import type { Check, Readiness } from "@/lib/accounts/types/readiness";
import type { Clock } from "@/lib/format";

type Props = { check: Check; number: number; readiness: Readiness; clock: Clock };

const icons = {
  done: "icon-circle-check",
  open: "icon-circle-dashed",
  refused: "icon-circle-x",
} as const;
const inks = { done: "text-ok", open: "text-ink-3", refused: "text-bad" };

/** One thing that a live sender needs: whether it is there, what was found, and when. */
export function CheckRow({ check, number, readiness, clock }: Props) {
  const t = useTranslations("readiness");
  const { name, state } = check;
  const icon = icons[state];
  const detail = useDetail(check, readiness);
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2.5 py-2">
      <Icon
        of={icon}
        size={18}
        label={t(`state.${state}`)}
        className={clsx("mt-px", inks[state])}
      />
      <span className={clsx(state !== "done" && "font-medium")}>
        {number}. {t(`check.${name}`, { state })}
      </span>
      <When check={check} clock={clock} />
      {detail && (
        <span className="col-span-2 col-start-2 text-ink-3 text-meta [overflow-wrap:anywhere]">
          {detail}
        </span>
      )}
    </li>
  );
}

function When({ check, clock }: Pick<Props, "check" | "clock">) {
  const t = useTranslations("readiness");
  const { name, state, at, since } = check;
  const look = "text-ink-2 text-meta leading-5 tabular-nums";
  if (state === "open" && name === "delivered")
    return <span className={look}>{t("after", { number: 5 })}</span>;
  const told = state === "refused" ? since : at;
  if (!told || state === "open") return <span className={look}>{t("notYet")}</span>;
  const time = briefTime(told, clock);
  return (
    <time dateTime={told} className={look}>
      {state === "refused" ? t("since", { time }) : time}
    </time>
  );
}

/** What was found, in words; the checks after a refused sign-in still show what was found before. */
function useDetail(check: Check, { checks }: Readiness): string | null {
  const t = useTranslations("readiness");
  const { name, state, reason, detail } = check;
  if (state === "open" && !reason) return t(`waiting.${name}`) || null;
  if (reason)
    return t.has(`reason.${reason}`)
      ? t(`reason.${reason}`, { detail: detail ?? "" })
      : t("reason.other");
  const isBlind =
    checks[0]?.state !== "done" && (name === "sender" || name === "webhook");
  if (isBlind) return t("lastAnswer");
  if (!t.has(`detail.${name}`)) return null;
  return t(`detail.${name}` as "detail.credentials");
}
