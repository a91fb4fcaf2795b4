"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useState } from "react";
import { Icon } from "@/components/ui/icons/icon";

/** The password, which can be looked at while typing; a hint says when Caps Lock is on. */
export function PasswordField({ ref }: { ref: Ref<HTMLInputElement> }) {
  const t = useTranslations("auth.signIn");
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <div>
      <label htmlFor="password" className="mb-1.5 block text-preview font-medium">
        {t("password")}
      </label>
      <div className="relative">
        <input
          ref={ref}
          id="password"
          name="password"
          type={isShown ? "text" : "password"}
          required
          maxLength={1024}
          autoComplete="current-password"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby="caps-lock"
          onKeyDown={look}
          onKeyUp={look}
          onBlur={() => setCapsLock(false)}
          className="h-10 w-full rounded-control border border-control bg-surface pr-11 pl-2.5 text-[16px] sm:text-interface pointer-coarse:h-11"
        />
        <ShowButton isShown={isShown} onClick={() => setShown(!isShown)} />
      </div>
      <p id="caps-lock" role="status" className="mt-1.5 text-meta text-warn empty:hidden">
        {isCapsLock ? t("capsLock") : null}
      </p>
    </div>
  );
}

function ShowButton({ isShown, onClick }: { isShown: boolean; onClick: () => void }) {
  const t = useTranslations("auth.signIn");
  const icon = isShown ? "icon-eye-off" : "icon-eye";
  return (
    <button
      type="button"
      aria-pressed={isShown}
      onClick={onClick}
      className="absolute inset-y-0 right-1 my-auto grid size-8 place-items-center rounded-control text-ink-3 hover:bg-hover hover:text-ink-2 pointer-coarse:size-10"
    >
      <Icon of={icon} size={18} />
      {/* Text, and not aria-label: whoever looks for the field labelled "Password" must find one. */}
      <span className="sr-only">{t("showPassword")}</span>
    </button>
  );
}
