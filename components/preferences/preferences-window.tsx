"use client";

import { useTranslations } from "next-intl";
import { run } from "@/components/keyboard/commands";
import { Button } from "@/components/ui/buttons/button";
import { Switch } from "@/components/ui/forms/switch";
import { Modal } from "@/components/ui/modals/modal";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { NotificationChoices } from "./notification-choices";
import { type Choose, usePreferences } from "./preferences";
import { usePick } from "./use-pick";

type Props = { accounts: AccountTag[]; choose: Choose; onClose(): void };

/** Where a member of staff says how they want to be called, and keys. */
export function PreferencesWindow({ accounts, choose, onClose }: Props) {
  const t = useTranslations("you");
  const tKeys = useTranslations("keyboard");
  const { singleKeys, enterSends } = usePreferences();
  const [pick, isLost] = usePick(choose);
  return (
    <Modal title={t("title")} onClose={onClose}>
      <h3 className={headLook}>{t("notifications")}</h3>
      <NotificationChoices accounts={accounts} pick={pick} />
      <h3 className={`${headLook} mt-2 border-line border-t pt-3`}>{t("keyboard")}</h3>
      <Switch
        label={t("enterSends")}
        hint={t("enterSendsHint")}
        isOn={enterSends}
        onChange={(isOn) => pick({ enterSends: isOn })}
      />
      <Switch
        label={tKeys("singleKeys")}
        hint={tKeys("singleKeysHint")}
        isOn={singleKeys}
        onChange={(isOn) => pick({ singleKeys: isOn })}
      />
      <Button
        size="small"
        onClick={() => {
          onClose();
          run("help");
        }}
      >
        {t("showShortcuts")}
      </Button>
      <p role="status" className="mt-2 text-bad text-preview">
        {isLost && t("notKept")}
      </p>
    </Modal>
  );
}

const headLook = "font-semibold text-ink text-interface";
