"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import type { Check, Readiness } from "@/lib/accounts/types/readiness";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import { WriteToIt } from "./write-to-it";

type Props = {
  sender: SavedAccount;
  readiness: Readiness;
  isPending: boolean;
  onSet(): void;
};

/** The one thing to do next, so that everything gets ready. Red says what is wrong, this says what to do. */
export function NextStep({ sender, readiness, isPending, onSet }: Props) {
  const t = useTranslations("readiness");
  const step = nextStep(sender, readiness);
  if (!step) return null;
  const icon = icons[step] ?? "icon-key-round";
  return (
    <div className="mb-2 flex gap-3 rounded-[10px] bg-selected px-3.5 py-3">
      <Icon of={icon} size={18} className="mt-px shrink-0 text-accent max-md:hidden" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{t(`next.${step}.title`)}</p>
        <p className="mt-0.5 text-ink-2 text-preview">
          {t(`next.${step}.text`, { number: sender.tag.handle })}
        </p>
        {settable.has(step) && (
          <Button
            size="small"
            className="mt-2.5 max-md:h-11 max-md:w-full"
            aria-disabled={isPending || undefined}
            onClick={onSet}
          >
            {t(isPending ? "setting" : "setForMe")}
          </Button>
        )}
        {step === "inbound" && <WriteToIt number={sender.tag.handle} />}
        {step === "delivered" && (
          <Link
            href={`/dialogs?account=${sender.tag.id}` as Route}
            className={`${buttonLook({ size: "small" })} mt-2.5 max-md:h-11 max-md:w-full`}
          >
            {t("openDialogs")}
          </Link>
        )}
      </div>
    </div>
  );
}

/** What the portal can do by itself. */
const settable = new Set<Step>(["webhook", "webhookElsewhere", "status"]);

const icons: Partial<Record<Step, IconName>> = {
  webhook: "icon-webhook",
  webhookElsewhere: "icon-webhook",
  webhookByHand: "icon-webhook",
  status: "icon-webhook",
  inbound: "icon-smartphone",
  delivered: "icon-message-square-reply",
};

/** Keys of the catalogue (`readiness.next.…`). */
const steps = [
  "accountSid",
  "authToken",
  "senderNumber",
  "credentials",
  "suspended",
  "closed",
  "senderUnknown",
  "senderOffline",
  "permissions",
  "webhook",
  "webhookElsewhere",
  "webhookByHand",
  "status",
  "check",
  "inbound",
  "delivered",
] as const;

type Step = (typeof steps)[number];

/** What is to be done about the first thing that is not there; null where nothing is missing. */
function nextStep(sender: SavedAccount, { checks }: Readiness): Step | null {
  const first = checks.find(({ state }) => state !== "done");
  if (!first) return null;
  if (sender.credentialExternalId === "") return "accountSid";
  if (sender.secret.lastFour === "") return "authToken";
  if (sender.tag.handle === "") return "senderNumber";
  return stepFor(first);
}

function stepFor({ name, reason }: Check): Step {
  if (name === "delivered") return "delivered";
  if (name === "signed" || name === "inbound") return "inbound";
  if (reason === "webhookMissing") return "webhook";
  if (reason === "statusMissing" || reason === "statusElsewhere") return "status";
  return steps.find((step) => step === reason) ?? "check";
}
