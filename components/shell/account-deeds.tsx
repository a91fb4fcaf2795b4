"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toggleDiscreet, useDiscreet } from "@/components/discreet/discreet";
import { run } from "@/components/keyboard/commands";
import { KeyHint } from "@/components/keyboard/key-hint";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon, type IconName } from "@/components/ui/icons/icon";

type Props = { discreet: boolean; onDone(): void; onChoose(): void };

/** What can be done here beside signing out; each closes the menu first. */
export function AccountDeeds({ discreet, onDone, onChoose }: Props) {
  const t = useTranslations("you");
  const isDiscreet = useDiscreet(discreet);
  const then = (deed: () => void) => () => {
    onDone();
    deed();
  };
  return (
    <>
      <Deed
        icon={isDiscreet ? "icon-eye" : "icon-eye-off"}
        onClick={then(toggleDiscreet)}
      >
        {t(isDiscreet ? "discreet.turnOff" : "discreet.turnOn")}
        <KeyHint command="discreet" />
      </Deed>
      <Deed icon="icon-bell" onClick={then(onChoose)}>
        {t("open")}
      </Deed>
      <Deed icon="icon-keyboard" onClick={then(() => void run("help"))}>
        {t("shortcuts")}
        <KeyHint command="help" />
      </Deed>
    </>
  );
}

type DeedProps = { icon: IconName; onClick(): void; children: ReactNode };

function Deed({ icon, onClick, children }: DeedProps) {
  return (
    <button type="button" onClick={onClick} className={deedLook}>
      <Icon of={icon} size={18} className="me-1 shrink-0 text-ink-2" />
      {children}
    </button>
  );
}

/** How an entry of the account menu looks, whatever it is. */
export const deedLook = `${buttonLook({ look: "quiet" })} w-full justify-start! px-2.5! text-ink!`;
