import { useTranslations } from "next-intl";
import { PhoneComposer } from "./phone-composer";
import { PhoneLog } from "./phone-log";
import type { ClinicNumber, Person } from "./types";
import { useConversation } from "./use-conversation";
import { WebhookStatus } from "./webhook-status";

/** The patient's phone with the clinic's chat open. */
export function Phone({ person, clinic }: { person: Person; clinic: ClinicNumber }) {
  const t = useTranslations("simulator");
  const { messages, isAway, send } = useConversation({ person, clinic: clinic.number });
  return (
    <section
      aria-label={t("phoneOf", { name: person.name })}
      className="flex flex-col gap-3"
    >
      <div className="flex h-[min(720px,calc(100dvh-48px))] min-h-[460px] flex-col overflow-hidden rounded-[28px] border border-line-strong bg-canvas shadow-popover">
        <PhoneHeader clinic={clinic} />
        <PhoneLog messages={messages} />
        <PhoneComposer onSend={send} />
      </div>
      <WebhookStatus messages={messages} isAway={isAway} />
    </section>
  );
}

function PhoneHeader({ clinic: { name, shown } }: { clinic: ClinicNumber }) {
  return (
    <header className="flex items-center gap-3 border-line border-b bg-surface px-4 py-3">
      <span
        aria-hidden
        className="flex size-10 shrink-0 items-center justify-center rounded-full bg-avatar font-medium text-ink-2"
      >
        {name.slice(0, 1)}
      </span>
      <div className="min-w-0">
        <h2 className="truncate font-semibold">{name}</h2>
        <p className="text-ink-3 text-meta">{shown}</p>
      </div>
    </header>
  );
}
