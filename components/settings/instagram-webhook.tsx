import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyLine } from "./copy-line";

type Props = { callbackUrl: string; hasAppSecrets: boolean; hasVerifyToken: boolean };

/** Where Instagram must post, and whether the server has what it needs to believe it. */
export function InstagramWebhook({ callbackUrl, hasAppSecrets, hasVerifyToken }: Props) {
  const t = useTranslations("settings.instagram");
  return (
    <section
      aria-labelledby="instagram-webhook"
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border border-line bg-surface p-4 md:p-5"
    >
      <h2 id="instagram-webhook" className="font-semibold">
        {t("webhooks")}
      </h2>
      <CopyLine label={t("callback")} value={callbackUrl} help={t("callbackHelp")} />
      <dl className="grid gap-3">
        <Setting
          name={t("appSecrets")}
          isSet={hasAppSecrets}
          text={t(hasAppSecrets ? "appSecretsSet" : "appSecretsMissing")}
        />
        <Setting
          name={t("verifyToken")}
          isSet={hasVerifyToken}
          text={t(hasVerifyToken ? "verifyTokenSet" : "verifyTokenMissing")}
        />
      </dl>
    </section>
  );
}

type SettingProps = { name: string; isSet: boolean; text: string };

function Setting({ name, isSet, text }: SettingProps) {
  const Icon = isSet ? CircleCheck : CircleAlert;
  return (
    <div className="grid gap-0.5">
      <dt className="font-medium text-preview">{name}</dt>
      <dd className="flex gap-2 text-ink-2 text-preview">
        <Icon
          size={16}
          strokeWidth={1.75}
          aria-hidden
          className={`mt-px shrink-0 ${isSet ? "text-ok" : "text-warn"}`}
        />
        {text}
      </dd>
    </div>
  );
}
