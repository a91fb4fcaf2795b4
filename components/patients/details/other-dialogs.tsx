import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { Clock } from "@/lib/format";
import { listTime } from "@/lib/format";
import type { PersonContact } from "@/lib/patients/types/person";
import { Section } from "./section";

type Props = {
  contacts: PersonContact[];
  openId: number;
  clock: Clock;
  hrefOf(target: { dialogId: number }): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** The person's dialogs but this one, with every account that one may see; with whom a number is shared. */
export function OtherDialogs({ contacts, openId, clock, hrefOf, onFollow }: Props) {
  const t = useTranslations("patients.details.others");
  const dialogs = contacts.flatMap(({ account, dialog }) =>
    dialog && dialog.id !== openId ? [{ account, ...dialog }] : [],
  );
  if (dialogs.length === 0) return null;
  return (
    <Section title={t("title")}>
      <ul>
        {dialogs.map(({ id, account, closed, closedAt, activityAt }) => {
          const href = hrefOf({ dialogId: id }) as Route;
          return (
            <li key={id}>
              <a
                href={href}
                onClick={(event) => onFollow(event, href)}
                className={lineLook}
              >
                <AccountTag account={account} />
                <span className="shrink-0 text-ink-3 text-meta">
                  {closed
                    ? t("closed", { when: listTime(closedAt ?? activityAt, clock) })
                    : t("active", { when: listTime(activityAt, clock) })}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const lineLook =
  "-mx-1 flex min-h-9 items-center justify-between gap-2 rounded-control px-1 hover:bg-hover pointer-coarse:min-h-11";
