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
export function AccountItems({ discreet, onDone, onChoose }: Props) {
  const t = useTranslations("you");
  const isDiscreet = useDiscreet(discreet);
  const then = (deed: () => void) => () => {
    onDone();
    deed();
  };
  return (
    <>
      <Item
        icon={isDiscreet ? "icon-eye" : "icon-eye-off"}
        onClick={then(toggleDiscreet)}
      >
        {t(isDiscreet ? "discreet.turnOff" : "discreet.turnOn")}
        <KeyHint command="discreet" />
      </Item>
      <Item icon="icon-bell" onClick={then(onChoose)}>
        {t("open")}
      </Item>
      <Item icon="icon-keyboard" onClick={then(() => void run("help"))}>
        {t("shortcuts")}
        <KeyHint command="help" />
      </Item>
    </>
  );
}

type ItemProps = { icon: IconName; onClick(): void; children: ReactNode };

function Item({ icon, onClick, children }: ItemProps) {
  return (
    <button type="button" onClick={onClick} className={itemLook}>
      <Icon of={icon} size={18} className="me-1 shrink-0 text-ink-2" />
      {children}
    </button>
  );
}

/** How an entry of the account menu looks, whatever it is. */
export const itemLook = `${buttonLook({ look: "quiet" })} w-full justify-start! px-2.5! text-ink!`;
