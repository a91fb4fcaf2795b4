import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoAccounts } from "@/components/inbox/no-accounts";
import { hrefsOf, twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { buttonLook } from "@/components/ui/buttons/button";
import { PageLink } from "@/components/ui/links/page-link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { NotStartable } from "@/lib/dialogs/types/start";

type Props = { others: NotStartable[] };

/** Why a dialog can't be begun from some accounts, while it can from others. */
export function WhyNotHere({ others }: Props) {
  const t = useTranslations("start");
  if (others.length === 0) return null;
  return (
    <section aria-label={t("notFrom")} className="grid gap-2 text-ink-2 text-preview">
      <p className="font-medium text-ink">{t("notFrom")}</p>
      <Whys others={others} />
    </section>
  );
}

type NoneProps = Props & {
  /** May the reader connect accounts? */
  isAdmin: boolean;
};

/** Why a dialog can't be begun from any account, and who can change that. */
export function WhyNowhere({ others, isAdmin }: NoneProps) {
  const t = useTranslations("start");
  if (others.length === 0) return <NoAccounts isAdmin={isAdmin} />;
  const needsSender = others.every(({ why }) => why === "channel");
  return (
    <div className="grid gap-3 text-ink-2 text-preview">
      <p className="font-medium text-ink">{t("none")}</p>
      <Whys
        others={others}
        leadsTo={({ account: { channel }, why }) =>
          isAdmin &&
          why !== "channel" && (
            <PageLink href={hrefsOf(channel).page} className={buttonLook()}>
              {t("settings")}
            </PageLink>
          )
        }
      />
      {needsSender && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{t(isAdmin ? "needsSender" : "needsSenderOfStaff")}</p>
          {isAdmin && (
            <PageLink href={twilioHrefs.page} className={buttonLook({ look: "primary" })}>
              {t("connect")}
            </PageLink>
          )}
        </div>
      )}
    </div>
  );
}

type WhysProps = Props & { leadsTo?(first: NotStartable): ReactNode };

/** Accounts with the same hindrance stand together. */
function Whys({ others, leadsTo }: WhysProps) {
  const t = useTranslations("start.why");
  const firsts = others.filter(
    (each) => others.find((one) => isLike(one, each)) === each,
  );
  return firsts.map((first) => (
    <div
      key={first.account.id}
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2"
    >
      <div className="min-w-0 flex-1 basis-64">
        <div className="mb-1 flex flex-wrap gap-1.5">
          {others
            .filter((each) => isLike(first, each))
            .map(({ account }) => (
              <AccountTag key={account.id} account={account} />
            ))}
        </div>
        <p>{t(first.why, { channel: first.account.channelName })}</p>
      </div>
      {leadsTo?.(first)}
    </div>
  ));
}

const isLike = (one: NotStartable, other: NotStartable) =>
  one.why === other.why && one.account.channel === other.account.channel;
