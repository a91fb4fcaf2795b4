import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountTag } from "@/components/ui/account-tag";
import type { AccountTag as Account, ThreadMessage } from "@/lib/dialogs/types";

type Props = { message: ThreadMessage; contact: string; account: Account };

/** Who speaks, and to or as which account: without the word the clinic's number would read as the patient's. */
export function MessageHead({ message, contact, account }: Props) {
  const t = useTranslations("dialog.head");
  const name = message.direction === "inbound" ? contact : message.author;
  return (
    <p className="mx-1 mb-1 flex h-4 min-w-0 items-center gap-1.5 text-ink-3 text-meta">
      {t.rich(headKey(message), {
        name: name ?? "",
        channel: account.channelName,
        who: message.direction === "inbound" ? patient : colleague,
        account: () => <AccountTag key="account" account={account} bare />,
      })}
    </p>
  );
}

const whoLook = "truncate font-medium text-ink-2";

const patient = (chunks: ReactNode) => (
  <span key="who" dir="auto" data-private className={whoLook}>
    {chunks}
  </span>
);

const colleague = (chunks: ReactNode) => (
  <span key="who" dir="auto" className={whoLook}>
    {chunks}
  </span>
);

function headKey({ direction, origin, author }: ThreadMessage) {
  if (direction === "inbound") return "contact";
  if (origin === "contact" || (origin === "staff" && !author)) return "clinic";
  return origin;
}
