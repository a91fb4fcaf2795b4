import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { Family } from "./family";
import { WriterMenu } from "./writer-menu";

type Props = {
  message: ThreadMessage;
  contact: string;
  account: Account;
  family: Family | null;
};

/** Who speaks, and to or as which account: without the word the clinic's number would read as the patient's. */
export function MessageHead({ message, contact, account, family }: Props) {
  const t = useTranslations("dialog.head");
  const people = useTranslations("patients.head");
  const isInbound = message.direction === "inbound";
  const writer = message.person?.name ?? (family ? people("family") : contact);
  const name = isInbound ? writer : message.author;
  return (
    <div className="mx-1 mb-1 flex h-4 max-w-[calc(100%-8px)] items-center gap-1.5 text-ink-3 text-meta">
      {t.rich(headKey(message), {
        name: name ?? "",
        channel: account.channelName,
        who: isInbound ? patient : colleague,
        account: () => <AccountTag key="account" account={account} bare whole />,
      })}
      {isInbound && family && <WriterMenu message={message} family={family} />}
    </div>
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
