"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useRef } from "react";
import { SignOutButton } from "@/components/sign-in/sign-out-button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { popoverLook } from "@/components/ui/menus/menu";
import type { PopoverState } from "@/components/ui/menus/use-popover";
import { ClinicZone } from "@/components/ui/times/clinic-zone";
import { AccountItems, itemLook } from "./account-items";
import { ThemeChoice } from "./theme-choice";

type Props = {
  staff: { name: string; role: "admin" | "staff" };
  sandbox: boolean;
  discreet: boolean;
  timeZone: string | undefined;
  opener: PopoverState;
  onChoose(): void;
};

/** What the account's button opens. */
export function AccountWindow({ opener, ...props }: Props) {
  const t = useTranslations("shell");
  const isLeft = useRef(false);
  const path = usePathname();
  const { id, button, close } = opener;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Popover.Anchor virtualRef={button as { current: HTMLButtonElement }} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("yourAccount")}
          onInteractOutside={() => {
            isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeft.current) button.current?.focus();
          }}
          className={`${popoverLook} w-[264px]`}
        >
          <Items
            {...props}
            onDone={close}
            // Who goes to another page begins at its heading.
            onGo={() => {
              isLeft.current = path !== ownPage;
              close();
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const ownPage = "/account";

type ItemsProps = Omit<Props, "opener"> & { onDone(): void; onGo(): void };

function Items(props: ItemsProps) {
  const { staff, sandbox, discreet, timeZone, onDone, onGo, onChoose } = props;
  const t = useTranslations("shell");
  return (
    <>
      <p className="px-2.5 pt-1.5 font-semibold text-ink text-interface">{staff.name}</p>
      <p className="px-2.5 pb-1.5 text-ink-3 text-meta">{t(`role.${staff.role}`)}</p>
      {timeZone && (
        <ClinicZone zone={timeZone} className="px-2.5 pb-1.5 text-ink-3 text-meta" />
      )}
      {sandbox && (
        <p className="px-2.5 pb-1.5 text-meta text-warn md:hidden">
          {t("sandboxMeaning")}
        </p>
      )}
      <Line />
      <ThemeChoice />
      <Line />
      <AccountItems discreet={discreet} onDone={onDone} onChoose={onChoose} />
      <Line />
      <Link href={ownPage} onClick={onGo} className={itemLook}>
        <Icon of="icon-key-round" size={18} className="me-1 text-ink-2" />
        {t("passwordAndSessions")}
      </Link>
      <SignOutButton className={itemLook}>
        <Icon of="icon-log-out" size={18} className="me-1 text-ink-2" />
        {t("signOut")}
      </SignOutButton>
    </>
  );
}

const Line = () => <hr className="mx-1 my-1.5 border-line" />;
