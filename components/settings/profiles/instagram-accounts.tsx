import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { NothingYet } from "@/components/settings/nothing-yet";
import { NoteBox } from "@/components/ui/notes/note-box";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Clock } from "@/lib/format";
import { ProfileRow } from "./profile-row";
import { TokenStrip } from "./token-strip";

type Action = (accountId: number) => Promise<SaveAnswer>;

/** What is done with an account without being asked over the page. */
export type InstagramActions = { check: Action; renew: Action };

type Props = { accounts: SavedAccount[]; clock: Clock } & InstagramActions;

const columns = [
  { name: "account", look: "ps-5 pe-3 w-[25%] min-[1360px]:w-[23%]" },
  { name: "status", look: "px-3" },
  { name: "token", look: "px-3 w-[13%] min-[1360px]:w-[12%]" },
  { name: "lastIn", look: "px-3 w-[14%] min-[1360px]:w-[11.5%]" },
  { name: "lastOut", look: "px-3 w-[11.5%] max-[1359px]:hidden" },
  { name: "actions", look: "ps-3 pe-5 w-50" },
] as const;

/** The Instagram accounts that are connected, and above them what keeps one from sending or soon will. */
export function InstagramAccounts({ accounts, clock, check, renew }: Props) {
  const t = useTranslations("settings.instagram");
  return (
    <section
      aria-labelledby="instagram-accounts"
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <div>
        <h2 id="instagram-accounts" className="font-semibold">
          {t("accounts")}
        </h2>
        <p className="mt-0.5 max-w-prose text-ink-3 text-meta md:max-w-none">
          {t("accountsHelp")}
        </p>
      </div>
      {accounts
        .filter((account) => isObjected(account, clock.now))
        .map((account) => (
          <Objection key={account.tag.id} account={account} />
        ))}
      {accounts.map((account) => (
        <TokenStrip key={account.tag.id} account={account} clock={clock} renew={renew} />
      ))}
      {accounts.length === 0 ? (
        <NothingYet title={t("none")} text={t("noneText")} />
      ) : (
        <div className="rounded-card border border-line bg-surface">
          <table
            aria-labelledby="instagram-accounts"
            className="w-full table-fixed border-collapse max-md:block"
          >
            <thead className="max-md:sr-only">
              <tr>
                {columns.map(({ name, look }) => (
                  <th key={name} scope="col" className={clsx(headLook, look)}>
                    <span className={clsx(name === "actions" && "sr-only")}>
                      {t(`columns.${name}`)}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="max-md:block">
              {accounts.map((account) => (
                <ProfileRow
                  key={account.tag.id}
                  account={account}
                  clock={clock}
                  check={check}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const headLook =
  "h-9 border-line border-b text-start font-medium text-ink-3 text-meta whitespace-nowrap";

/** That a token's time is over is told with the time. */
function isObjected({ state, stateReason, secret }: SavedAccount, now: number) {
  const endsAt = secret.life?.endsAt;
  const isOver = stateReason === "credentials" && endsAt && Date.parse(endsAt) <= now;
  return state === "attention" && !isOver;
}

/** Why an account can't send, and what to do. */
function Objection({ account }: { account: SavedAccount }) {
  const t = useTranslations("settings.instagram");
  const { brief, sentence } = useAccountSentences(account.tag.channel);
  const problem = { reason: account.stateReason ?? "other" };
  return (
    <NoteBox kind="refused" title={t("attentionTitle", { account: account.tag.handle })}>
      <p>{brief(problem)}</p>
      <p>
        {t.has(`mend.${problem.reason}`)
          ? t(`mend.${problem.reason}`)
          : sentence(problem)}
      </p>
    </NoteBox>
  );
}
