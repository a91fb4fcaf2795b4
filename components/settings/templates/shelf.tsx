"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { asFault } from "@/components/ui/forms/as-fault";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { Clock } from "@/lib/format";
import type { RefreshAnswer, TemplateShelf } from "@/lib/templates/types";
import { TemplateRow } from "./template-row";

type Props = {
  shelf: TemplateShelf;
  clock: Clock;
  refresh(credentialId: number): Promise<RefreshAnswer>;
};

/** The templates of one account at the provider, and when they were last asked for. */
export function Shelf({ shelf, clock, refresh }: Props) {
  const t = useTranslations("templates");
  const guard = useTranslations("auth.refused");
  const [failure, setFailure] = useState<string | null>(shelf.failure);
  const [isFetched, setFetched] = useState(false);
  const [isPending, setPending] = useState(false);
  async function ask() {
    if (isPending) return;
    setPending(true);
    setFetched(false);
    const said = await refresh(shelf.credentialId).catch(asFault);
    setFailure(said.ok ? null : said.reason);
    setFetched(said.ok);
    setPending(false);
  }
  return (
    <section
      aria-label={t("of", {
        account: shelf.accounts.map(({ label }) => label).join(", "),
      })}
      className="rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2.5 md:px-5">
        {shelf.accounts.map((account) => (
          <AccountTag key={account.id} account={account} />
        ))}
        <p className="ms-auto text-ink-3 text-meta">
          {shelf.fetchedAt
            ? t.rich("fetched", {
                ago: () => (
                  <RelativeTime key="ago" at={shelf.fetchedAt ?? ""} clock={clock} />
                ),
              })
            : t("neverFetched")}
        </p>
        <Button
          size="small"
          aria-disabled={isPending || undefined}
          onClick={() => void ask()}
        >
          <Icon of="icon-refresh-cw" size={14} />
          {t(isPending ? "refreshing" : "refresh")}
        </Button>
        <p role="status" className="sr-only">
          {isFetched && t("refreshed")}
        </p>
      </header>
      {failure && (
        <p
          role="alert"
          className="border-line border-b bg-warn-soft px-4 py-2 text-preview md:px-5"
        >
          {t.has(`failure.${failure}`) ? t(`failure.${failure}`) : guard(failure)}
          {shelf.fetchedAt && ` ${t("before")}`}
        </p>
      )}
      {shelf.templates.length === 0 ? (
        shelf.fetchedAt && <p className="p-4 text-ink-2 md:px-5">{t("none")}</p>
      ) : (
        <ul>
          {shelf.templates.map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </ul>
      )}
    </section>
  );
}
