import { useTranslations } from "next-intl";
import { useState } from "react";
import { PhoneComposer } from "./phone-composer";
import { PhoneEditor } from "./phone-editor";
import { PhoneHeader } from "./phone-header";
import { PhoneLog } from "./phone-log";
import type { ClinicAccount, Draft, Person, PhoneMessage } from "./types";
import { useConversation } from "./use-conversation";
import { WebhookStatus } from "./webhook-status";

/** What one is about to do to a message that is there, in the place where one writes. */
type Aim = { at: PhoneMessage; to: "reply" | "edit" };

/** The patient's phone with the clinic's chat open. */
export function Phone({ person, clinic }: { person: Person; clinic: ClinicAccount }) {
  const t = useTranslations("simulator");
  const { messages, webhook, isAway, send, act } = useConversation({ person, clinic });
  const [aim, setAim] = useState<Aim | null>(null);
  const leave = () => setAim(null);
  const write = (draft: Omit<Draft, "replyTo">) => {
    leave();
    return send({ ...draft, replyTo: aim?.at.id ?? null });
  };
  const edit = (message: PhoneMessage, text: string) => {
    leave();
    return act({ type: "edit", message: message.id, text });
  };
  return (
    <section
      aria-label={t("phoneOf", { name: person.name })}
      className="flex flex-col gap-3"
    >
      <div className="flex h-[min(720px,calc(100dvh-48px))] min-h-[460px] flex-col overflow-hidden rounded-[28px] border border-line-strong bg-canvas shadow-popover">
        <PhoneHeader clinic={clinic} />
        <PhoneLog
          messages={messages}
          onAct={act}
          onReply={(at) => setAim({ at, to: "reply" })}
          onEdit={(at) => setAim({ at, to: "edit" })}
        />
        {aim?.to === "edit" ? (
          <PhoneEditor
            key={aim.at.id}
            message={aim.at}
            onSave={(text) => edit(aim.at, text)}
            onLeave={leave}
          />
        ) : (
          <PhoneComposer
            offered={clinic.app.attachments}
            replyTo={aim?.at ?? null}
            onSend={write}
            onLeaveReply={leave}
          />
        )}
      </div>
      <WebhookStatus webhook={webhook} messages={messages} isAway={isAway} />
    </section>
  );
}
