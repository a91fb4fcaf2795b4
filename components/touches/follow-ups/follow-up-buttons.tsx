"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { DayField } from "@/components/touches/day-field";
import type { SeenTouch, TouchActions } from "@/components/touches/touch-actions";
import { useRefusal } from "@/components/touches/use-refusal";
import { isOfOthers, useTouchAct } from "@/components/touches/use-touch-act";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import { Modal } from "@/components/ui/modals/modal";
import { type Clock, calendarDay, daysAfter, shortDay } from "@/lib/format";

type Props = {
  seen: SeenTouch;
  clock: Clock;
  actions: TouchActions;
  /** Called when it is done or moved, or somebody else has done something about it. */
  onDone?: (action: FollowUpAction) => void;
};

export type FollowUpAction = "done" | "moved" | "changed";

/** What can be done about a follow-up: it is done, or put off. */
export function FollowUpButtons({ seen, clock, actions, onDone }: Props) {
  const t = useTranslations("touches.followUp");
  const act = useTouchAct();
  const sentence = useRefusal();
  const [isChoosing, setChoosing] = useState(false);
  const today = calendarDay(clock.now, clock.zone);
  const finish = async (name: FollowUpAction, deed: Parameters<typeof act.run>[0]) => {
    const said = await act.run(deed);
    if (said?.ok) onDone?.(name);
    else if (said && isOfOthers(said)) onDone?.("changed");
  };
  const move = (on: string) =>
    void finish("moved", () => actions.followUpMoved({ ...seen, on }));
  const label = (day: string) => shortDay(day, today);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 print:hidden">
      <Button
        size="small"
        aria-disabled={act.isPending || undefined}
        onClick={() => void finish("done", () => actions.followUpDone(seen))}
      >
        <Icon of="icon-check" size={14} />
        {t("done")}
      </Button>
      <Menu
        trigger={
          <Button size="small" aria-disabled={act.isPending || undefined}>
            {t("move")}
          </Button>
        }
      >
        <MenuItem icon="icon-calendar-plus" onSelect={() => move(daysAfter(today, 1))}>
          {t("tomorrow", { day: label(daysAfter(today, 1)) })}
        </MenuItem>
        <MenuItem icon="icon-calendar-plus" onSelect={() => move(daysAfter(today, 7))}>
          {t("inAWeek", { day: label(daysAfter(today, 7)) })}
        </MenuItem>
        <MenuItem icon="icon-calendar-days" onSelect={() => setChoosing(true)}>
          {t("choose")}
        </MenuItem>
      </Menu>
      {act.refusal && (
        <span role="alert" className="text-bad text-meta">
          {act.refusal === "changedMeanwhile" ? t("changed") : sentence(act.refusal)}
        </span>
      )}
      {isChoosing && (
        <ChooseDay
          today={today}
          onChoose={(on) => {
            setChoosing(false);
            move(on);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </span>
  );
}

type ChooseProps = { today: string; onChoose(day: string): void; onClose(): void };

function ChooseDay({ today, onChoose, onClose }: ChooseProps) {
  const t = useTranslations("touches.followUp");
  const [day, setDay] = useState(daysAfter(today, 2));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) onChoose(day);
  };
  return (
    <Modal title={t("moveTo")} onClose={onClose} width="md:max-w-90">
      <form onSubmit={submit} className="flex items-end gap-2">
        <DayField label={t("on")} value={day} min={today} onChange={setDay} />
        <Button type="submit" look="primary">
          {t("move")}
        </Button>
      </form>
    </Modal>
  );
}
