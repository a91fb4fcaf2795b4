"use client";

import clsx from "clsx";
import { usePreferences } from "@/components/preferences/preferences";
import { pressesOf, useIsApple } from "./key-names";
import { type CommandName, isCharacterKey, keysOf } from "./keymap";

type Props = { command: CommandName; className?: string };

/** The first key that gives a command here, beside its words in a menu. Not read aloud: `aria-keyshortcuts` says it. */
export function KeyHint({ command, className }: Props) {
  const isApple = useIsApple();
  const { singleKeys } = usePreferences();
  const keys = keysOf(command).find((one) => singleKeys || !isCharacterKey(one));
  if (!keys) return null;
  return <Keys keys={keys} isApple={isApple} className={clsx("ms-auto", className)} />;
}

type KeysProps = { keys: string; isApple: boolean; className?: string | undefined };

/** Keys as they stand on the keyboard. */
export function Keys({ keys, isApple, className }: KeysProps) {
  return (
    <span aria-hidden className={clsx("flex shrink-0 items-center gap-1", className)}>
      {pressesOf(keys, isApple).map((press) => (
        <kbd key={press.join()} className="flex gap-1 font-sans">
          {press.map((part) => (
            <span key={part} className="key-cap">
              {part}
            </span>
          ))}
        </kbd>
      ))}
    </span>
  );
}
