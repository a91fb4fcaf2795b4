import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { Answers, Waiting } from "@/lib/health/types";
import { Bars } from "./bars";
import { PhoneName } from "./phone-name";
import { SectionHead } from "./section-head";
import { cellLook, headLook, rowLook, tableLook } from "./table-look";
import { useDuration } from "./use-duration";

type Props = { answers: Answers; now: number };

/** How long patients wait, by brand and by account. */
export function AnswersBy({ answers: { brands, accounts }, now }: Props) {
  const t = useTranslations("health.answers");
  if (accounts.length === 0) return null;
  return (
    <section
      aria-labelledby="answers-by"
      className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <SectionHead id="answers-by" title={t("by")} help={t("byHelp")} />
      <div className="rounded-card border border-line bg-surface">
        <table aria-labelledby="answers-by" className={tableLook}>
          <thead className="max-lg:sr-only">
            <tr>
              <th scope="col" className={`${headLook} w-[28%]`}>
                {t("whose")}
              </th>
              <th scope="col" className={headLook}>
                {t("unanswered")}
              </th>
              <th scope="col" className={headLook}>
                {t("oldest")}
              </th>
              <th scope="col" className={headLook}>
                {t("median")}
              </th>
              <th scope="col" className={headLook}>
                {t("weeks")}
              </th>
            </tr>
          </thead>
          <tbody className="max-lg:block">
            {brands.map(({ brand, waiting }) => (
              <Row key={brand} waiting={waiting} now={now}>
                <span className="font-semibold">{t("brand", { brand })}</span>
              </Row>
            ))}
            {accounts.map(({ tag, waiting }) => (
              <Row key={tag.id} waiting={waiting} now={now}>
                <span className="grid min-w-0 justify-items-start gap-[3px]">
                  <span className="max-w-full truncate">{tag.label}</span>
                  {tag.handle && <AccountTag account={tag} className="max-w-full" />}
                </span>
              </Row>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type RowProps = { waiting: Waiting; now: number; children: ReactNode };

function Row({ waiting: { unanswered, oldest, weeks }, now, children }: RowProps) {
  const t = useTranslations("health.answers");
  const durationOf = useDuration();
  const median = weeks.at(-1)?.medianMs ?? null;
  const told = weeks.filter(({ medianMs }) => medianMs !== null).length;
  return (
    <tr className={rowLook}>
      <th scope="row" className={`${cellLook} text-start font-medium`}>
        {children}
      </th>
      <td className={cellLook}>
        <PhoneName name={t("unanswered")} />
        {unanswered}
      </td>
      <td className={cellLook}>
        <PhoneName name={t("oldest")} />
        {oldest ? (
          <Link
            href={`/dialogs/${oldest.dialogId}`}
            className="rounded-[4px] text-accent underline underline-offset-2"
          >
            {durationOf(now - Date.parse(oldest.since))}
          </Link>
        ) : (
          "–"
        )}
      </td>
      <td className={cellLook}>
        <PhoneName name={t("median")} />
        {median === null ? "–" : durationOf(median)}
      </td>
      <td className={`${cellLook} max-lg:hidden`}>
        <Bars
          values={weeks.map(({ medianMs }) => medianMs ?? 0)}
          label={t("weeksLabel", { weeks: told })}
          look="fill-accent"
        />
      </td>
    </tr>
  );
}
