"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { askPermission, usePermission } from "@/components/notifications/desktop";
import { play } from "@/components/notifications/ring";
import { Button } from "@/components/ui/buttons/button";
import { Switch } from "@/components/ui/forms/switch";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Preferences } from "@/lib/staff/types";
import { MuteChoice } from "./mute-choice";
import { usePreferences } from "./preferences";
import { QuietChoice } from "./quiet-choice";

type Props = { accounts: AccountTag[]; pick(chosen: Partial<Preferences>): void };

/** How one is called when a patient writes: each way only where it is wanted. */
export function NotificationChoices({ accounts, pick }: Props) {
  const t = useTranslations("you");
  const { sound, desktop, desktopNames } = usePreferences();
  const permission = usePermission();
  async function wantDesktop(isOn: boolean) {
    const isAllowed = isOn ? (await askPermission()) === "granted" : true;
    if (isAllowed) pick({ desktop: isOn });
  }
  return (
    <>
      <Switch
        label={t("sound")}
        hint={t("soundHint")}
        isOn={sound}
        onChange={(isOn) => {
          if (isOn) play();
          pick({ sound: isOn });
        }}
      />
      {sound && (
        <Button size="small" onClick={play} className="mb-2">
          {t("tryOut")}
        </Button>
      )}
      <Switch
        label={t("desktop")}
        hint={<DesktopHint />}
        isOn={desktop && permission === "granted"}
        isDisabled={permission === "denied" || permission === "unsupported"}
        onChange={(isOn) => void wantDesktop(isOn)}
      />
      {desktop && permission === "granted" && (
        <Switch
          label={t("desktopNames")}
          hint={t("desktopNamesHint")}
          isOn={desktopNames}
          onChange={(isOn) => pick({ desktopNames: isOn })}
        />
      )}
      {(sound || desktop) && (
        <>
          <MuteChoice accounts={accounts} pick={pick} />
          <QuietChoice pick={pick} />
        </>
      )}
    </>
  );
}

/** What they are, and what this browser has against them. */
function DesktopHint(): ReactNode {
  const t = useTranslations("you");
  const permission = usePermission();
  return (
    <>
      {t("desktopHint")}
      {permission === "denied" && <Warning>{t("blocked")}</Warning>}
      {permission === "unsupported" && <Warning>{t("unsupported")}</Warning>}
    </>
  );
}

const Warning = ({ children }: { children: ReactNode }) => (
  <span className="mt-1 block text-warn">{children}</span>
);
