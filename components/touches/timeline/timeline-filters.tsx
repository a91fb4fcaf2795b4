"use client";

import { useTranslations } from "next-intl";
import { DayField } from "@/components/touches/day-field";
import { narrowedBy } from "@/components/touches/touches-place";
import { Button } from "@/components/ui/buttons/button";
import { SelectField } from "@/components/ui/forms/field";
import type { Channel } from "@/lib/channels/types";
import {
  everything,
  manualKinds,
  type TimelineFilter,
  type TouchedPerson,
} from "@/lib/touches/types";

type Props = {
  person: TouchedPerson | null;
  filter: TimelineFilter;
  onFilter(filter: TimelineFilter): void;
};

/** What a timeline can be narrowed by, beside the part that it shows. */
export function TimelineFilters({ person, filter, onFilter }: Props) {
  const t = useTranslations("touches");
  const change = (choice: Partial<TimelineFilter>) => onFilter({ ...filter, ...choice });
  return (
    <div className="grid gap-3">
      <SelectField
        label={t("timeline.kind")}
        value={filter.kind ?? ""}
        onChange={({ target: { value } }) =>
          change({ kind: manualKinds.find((kind) => kind === value) ?? null })
        }
      >
        <option value="">{t("timeline.anyKind")}</option>
        {manualKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <AccountField {...{ person, filter }} onChange={change} />
      <SelectField
        label={t("timeline.staff")}
        value={String(filter.staff ?? "")}
        onChange={({ target }) => change({ staff: Number(target.value) || null })}
      >
        <option value="">{t("timeline.anybody")}</option>
        {person?.staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-2">
        <DayField
          label={t("timeline.from")}
          value={filter.from ?? ""}
          onChange={(from) => change({ from: from || null })}
        />
        <DayField
          label={t("timeline.to")}
          value={filter.to ?? ""}
          onChange={(to) => change({ to: to || null })}
        />
      </div>
      {narrowedBy(filter) > 0 && (
        <Button onClick={() => onFilter({ ...everything, show: filter.show })}>
          {t("timeline.clear")}
        </Button>
      )}
    </div>
  );
}

type AccountProps = Pick<Props, "person" | "filter"> & {
  onChange(choice: Pick<TimelineFilter, "account" | "channel">): void;
};

/** A whole channel, or one account of it. */
function AccountField({ person, filter, onChange }: AccountProps) {
  const t = useTranslations("touches.timeline");
  const accounts = person?.accounts ?? [];
  const channels = new Map(accounts.map((each) => [each.channel, each.channelName]));
  const choose = (value: string) => {
    const channel = [...channels.keys()].find((each): each is Channel => each === value);
    onChange({ account: Number(value) || null, channel: channel ?? null });
  };
  return (
    <SelectField
      label={t("account")}
      value={String(filter.account ?? filter.channel ?? "")}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{t("allAccounts")}</option>
      {channels.size > 1 &&
        [...channels].map(([channel, name]) => (
          <option key={channel} value={channel}>
            {t("channelOnly", { channel: name })}
          </option>
        ))}
      {accounts.map(({ id, handle, label }) => (
        <option key={id} value={id}>
          {`${handle} · ${label}`}
        </option>
      ))}
    </SelectField>
  );
}
