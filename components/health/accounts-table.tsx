import { useTranslations } from "next-intl";
import { NothingYet } from "@/components/settings/nothing-yet";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { briefTime } from "@/components/ui/times/brief-time";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { Clock } from "@/lib/format";
import type { AccountHealth, Failures } from "@/lib/health/types";
import { AccountStatus } from "./account-status";
import { Bars } from "./bars";
import { PhoneName } from "./phone-name";
import { SectionHead } from "./section-head";
import { cellLook, headLook, rowLook, tableLook } from "./table-look";

type Props = { accounts: AccountHealth[]; clock: Clock };

const columns = [
  { name: "account", look: "w-[18%]" },
  { name: "state", look: "w-[21%]" },
  { name: "lastIn", look: "w-[17%]" },
  { name: "lastOut", look: "w-[11%]" },
  { name: "failures", look: "" },
] as const;

/** How each account is: whether it works, when it was last in use, and what was not delivered. */
export function AccountsTable({ accounts, clock }: Props) {
  const t = useTranslations("health.accounts");
  return (
    <section
      aria-labelledby="accounts"
      className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <SectionHead id="accounts" title={t("title")} help={t("note")} />
      {accounts.length === 0 ? (
        <NothingYet
          title={t("none")}
          text={t("noneText")}
          way={{ href: "/settings/start", words: t("connect") }}
        />
      ) : (
        <div className="rounded-card border border-line bg-surface">
          <table aria-labelledby="accounts" className={tableLook}>
            <thead className="max-lg:sr-only">
              <tr>
                {columns.map(({ name, look }) => (
                  <th key={name} scope="col" className={`${headLook} ${look}`}>
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="max-lg:block">
              {accounts.map((health) => (
                <Row key={health.account.tag.id} health={health} clock={clock} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ health, clock }: { health: AccountHealth; clock: Clock }) {
  const t = useTranslations("health.accounts");
  const { account, failures, reconciled } = health;
  const { tag, lastSignedInboundAt: lastIn, lastOutAt: lastOut } = account;
  return (
    <tr className={rowLook}>
      <th scope="row" className={`${cellLook} text-start font-medium`}>
        <span className="grid min-w-0 justify-items-start gap-[3px]">
          <span className="max-w-full truncate">{tag.label}</span>
          {tag.handle && <AccountTag account={tag} className="max-w-full" />}
        </span>
      </th>
      <td className={cellLook}>
        <AccountStatus account={account} clock={clock} />
      </td>
      <td className={cellLook}>
        <PhoneName name={t("lastIn")} />
        {lastIn ? <RelativeTime at={lastIn} clock={clock} /> : <NoneYet />}
        <span className="block text-ink-3 text-meta">
          {reconciled
            ? t("reconciled", {
                missing: reconciled.missing,
                time: briefTime(reconciled.at, clock),
              })
            : t("notReconciled")}
        </span>
      </td>
      <td className={cellLook}>
        <PhoneName name={t("lastOut")} />
        {lastOut ? <RelativeTime at={lastOut} clock={clock} /> : <NoneYet />}
      </td>
      <td className={cellLook}>
        <NotDelivered failures={failures} />
      </td>
    </tr>
  );
}

function NotDelivered({ failures: { total, byHour, reasons } }: { failures: Failures }) {
  const t = useTranslations("health.accounts");
  const why = useTranslations("failure");
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Bars values={byHour} label={t("failuresLabel", { total })} look="fill-bad" />
      <span className="min-w-4 font-semibold">{total}</span>
      <ul className="min-w-0 text-ink-3 text-meta">
        {reasons.map(({ key, code, count }) => {
          const reason = why.has(key) ? why(key, { code: code ?? "" }) : key;
          return (
            <li key={`${key} ${code}`} className="line-clamp-3" title={reason}>
              {count > 1 ? t("reasonCount", { count, reason }) : reason}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function NoneYet() {
  const t = useTranslations("health.accounts");
  return <span className="text-ink-3">{t("noneYet")}</span>;
}
