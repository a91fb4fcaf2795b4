import { useTranslations } from "next-intl";
import { CopyLine } from "@/components/ui/buttons/copy-line";
import { Icon } from "@/components/ui/icons/icon";

export type InstagramHook = {
  callbackUrl: string;
  /** What Meta's form asks for beside it; null where the server has none. */
  verifyToken: string | null;
  hasAppSecrets: boolean;
};

/** Where Instagram must post, and whether the server has what it needs to believe it. */
export function InstagramWebhook({
  callbackUrl,
  verifyToken,
  hasAppSecrets,
}: InstagramHook) {
  const t = useTranslations("settings.instagram");
  return (
    <section
      aria-labelledby="instagram-webhook"
      className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border border-line bg-surface p-4 md:p-5"
    >
      <div>
        <h2 id="instagram-webhook" className="font-semibold">
          {t("webhooks")}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{t("webhooksHelp")}</p>
      </div>
      <CopyLine label={t("callback")} value={callbackUrl} />
      {verifyToken !== null && <CopyLine label={t("verifyToken")} value={verifyToken} />}
      <dl className="grid gap-3">
        {verifyToken === null && (
          <Setting name={t("verifyToken")} isSet={false} text={t("verifyTokenMissing")} />
        )}
        <Setting
          name={t("appSecrets")}
          isSet={hasAppSecrets}
          text={t(hasAppSecrets ? "appSecretsSet" : "appSecretsMissing")}
        />
      </dl>
    </section>
  );
}

type SettingProps = { name: string; isSet: boolean; text: string };

function Setting({ name, isSet, text }: SettingProps) {
  const icon = isSet ? "icon-circle-check" : "icon-circle-alert";
  return (
    <div className="grid gap-0.5">
      <dt className="font-medium text-preview">{name}</dt>
      <dd className="flex gap-2 text-ink-2 text-preview">
        <Icon
          of={icon}
          size={16}
          className={`mt-px shrink-0 ${isSet ? "text-ok" : "text-warn"}`}
        />
        {text}
      </dd>
    </div>
  );
}
