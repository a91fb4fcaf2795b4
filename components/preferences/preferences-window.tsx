"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { run } from "@/components/keyboard/commands";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { Switch } from "@/components/ui/switch";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Preferences } from "@/lib/staff/types";
import { NotificationChoices } from "./notification-choices";
import { type Choose, decide, usePreferences } from "./preferences";

type Props = { accounts: AccountTag[]; choose: Choose; onClose(): void };

/** Where a member of staff says how they want to be called, and keys. */
export function PreferencesWindow({ accounts, choose, onClose }: Props) {
  const t = useTranslations("you");
  const tKeys = useTranslations("keyboard");
  const { singleKeys, enterSends } = usePreferences();
  const [isLost, setLost] = useState(false);
  async function pick(chosen: Partial<Preferences>) {
    setLost(!(await decide(choose, chosen)));
  }
  return (
    <Modal title={t("title")} onClose={onClose}>
      <h3 className={headLook}>{t("notifications")}</h3>
      <NotificationChoices accounts={accounts} pick={(chosen) => void pick(chosen)} />
      <h3 className={`${headLook} mt-2 border-line border-t pt-3`}>{t("keyboard")}</h3>
      <Switch
        label={t("enterSends")}
        hint={t("enterSendsHint")}
        isOn={enterSends}
        onChange={(isOn) => void pick({ enterSends: isOn })}
      />
      <Switch
        label={tKeys("singleKeys")}
        hint={tKeys("singleKeysHint")}
        isOn={singleKeys}
        onChange={(isOn) => void pick({ singleKeys: isOn })}
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
