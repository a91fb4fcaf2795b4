import { useTranslations } from "next-intl";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { NothingYet } from "@/components/settings/nothing-yet";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { Clock } from "@/lib/format";
import type {
  RefreshAnswer,
  TemplateShelf,
  WithoutTemplates,
} from "@/lib/templates/types";
import { Shelf } from "./shelf";

type Props = {
  shelves: TemplateShelf[];
  without: WithoutTemplates[];
  clock: Clock;
  refresh(credentialId: number): Promise<RefreshAnswer>;
};

/** The message templates of each account with what its channel says of them, and why the others have none. */
export function TemplateSettings({ shelves, without, clock, refresh }: Props) {
  const t = useTranslations("templates");
  return (
    <SettingsFrame title={t("title")}>
      <p className="max-w-prose text-ink-2">{t("help")}</p>
      {shelves.map((shelf) => (
        <Shelf key={shelf.credentialId} shelf={shelf} clock={clock} refresh={refresh} />
      ))}
      {shelves.length === 0 && (
        <NothingYet
          title={t("noAccounts")}
          text={t("noAccountsText")}
          way={{ href: twilioHrefs.page, words: t("connect") }}
        />
      )}
      {without.length > 0 && (
        <section
          aria-label={t("without")}
          className="rounded-card border border-line bg-surface p-4 md:px-5"
        >
          <h2 className="font-semibold">{t("without")}</h2>
          <div className="my-2 flex flex-wrap gap-1.5">
            {without.map(({ account }) => (
              <AccountTag key={account.id} account={account} />
            ))}
          </div>
          <p className="max-w-prose text-ink-2">{t("withoutText")}</p>
        </section>
      )}
    </SettingsFrame>
  );
}
