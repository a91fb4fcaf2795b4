"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { usePreferences } from "@/components/preferences/preferences";
import { Switch } from "@/components/ui/forms/switch";
import { Modal } from "@/components/ui/modals/modal";
import { Keys } from "./key-hint";
import { pressesOf, useIsApple } from "./key-names";
import {
  type CommandGroup,
  type CommandName,
  commandNames,
  isCharacterKey,
  keymap,
  keysOf,
} from "./keymap";

const groups: CommandGroup[] = ["list", "dialog", "everywhere"];

type Props = { admin: boolean; onSingleKeys(isOn: boolean): void; onClose(): void };

/** All keys there are, as this machine names them. */
export function KeyboardHelp({ admin, onSingleKeys, onClose }: Props) {
  const t = useTranslations("keyboard");
  const { singleKeys } = usePreferences();
  return (
    <Modal title={t("title")} onClose={onClose} width="md:max-w-180">
      <div className="md:columns-2 md:gap-8">
        {groups.map((group) => (
          <Group key={group} group={group} admin={admin} singleKeys={singleKeys} />
        ))}
      </div>
      <div className="mt-3 border-line border-t pt-2">
        <Switch
          label={t("singleKeys")}
          hint={t("singleKeysHint")}
          isOn={singleKeys}
          onChange={onSingleKeys}
        />
      </div>
    </Modal>
  );
}

type GroupProps = { group: CommandGroup; admin: boolean; singleKeys: boolean };

function Group({ group, admin, singleKeys }: GroupProps) {
  const t = useTranslations("keyboard");
  const names = commandNames
    .filter((name) => keymap[name].group === group)
    .filter((name) => name !== "goToSettings" || admin);
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 font-semibold text-ink text-interface">
        {t(`group.${group}`)}
      </h3>
      <dl>
        {names.map((name) => (
          <Line key={name} name={name} singleKeys={singleKeys} />
        ))}
      </dl>
    </section>
  );
}

function Line({ name, singleKeys }: { name: CommandName; singleKeys: boolean }) {
  const t = useTranslations("keyboard");
  const isApple = useIsApple();
  const keys = shown(name).filter((one) => singleKeys || !isCharacterKey(one));
  return (
    <div className="flex min-h-9 items-center justify-between gap-3 border-line border-t py-1 first:border-t-0">
      <dt className="min-w-0 text-ink-2 text-preview">{t(`command.${name}`)}</dt>
      <dd className="flex flex-wrap items-center justify-end gap-1.5">
        {keys.length === 0 && <span className="text-ink-3 text-meta">{t("off")}</span>}
        {keys.map((one, index) => (
          <Fragment key={one}>
            {index > 0 && <span className="text-ink-3 text-meta">{t("or")}</span>}
            <span className="sr-only">{spoken(one, isApple)}</span>
            <Keys
              keys={one}
              isApple={isApple}
              className="pointer-coarse:[&_span]:grid!"
            />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** One key that stands above another on some keyboards is told once. */
const shown = (name: CommandName) => keysOf(name).filter((keys) => keys !== "Shift+/");

const spoken = (keys: string, isApple: boolean) =>
  pressesOf(keys, isApple)
    .map((press) => press.join(" "))
    .join(", ");
