"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useScrollIntoView } from "@/components/ui/focus/use-scroll-into-view";
import { Icon } from "@/components/ui/icons/icon";
import { Avatar } from "@/components/ui/tags/avatar";
import type { Colleague } from "@/lib/staff/types";
import { fold } from "@/lib/words/fold";

type Choice = { id: number | null; label: string; name: string | null };

type Props = {
  assignee: Colleague | null;
  /** Who chooses, and can be chosen before the colleagues have come. */
  me: Colleague;
  loadAssignees(): Promise<Colleague[] | null>;
  onChoose(assigneeId: number | null): void;
};

/** Colleagues by name, narrowed by what is typed as people are; oneself comes first, and nobody where somebody has it. */
export function AssigneeChoice({ assignee, me, loadAssignees, onChoose }: Props) {
  const t = useTranslations("colleagues.assignee");
  const listId = useId();
  const [q, setQ] = useState("");
  const [at, setAt] = useState(0);
  const colleagues = useAssignees(loadAssignees);
  const choices = choicesOf(colleagues ?? [], { assignee, me, q }, t);
  const active = Math.min(at, choices.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[active];
    if (step) setAt((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === "Enter" && choice) onChoose(choice.id);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="relative mb-1">
        <Icon of="icon-search" size={16} className={signLook} />
        <input
          // biome-ignore lint/a11y/noAutofocus: the menu was opened to choose, and typing narrows.
          autoFocus
          role="combobox"
          aria-label={t("search")}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={choices[active] && `${listId}-${active}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={t("search")}
          value={q}
          onChange={(event) => {
            setQ(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className={inputLook}
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={t("title")}
        className="max-h-72 overflow-y-auto overscroll-contain"
      >
        {choices.map((choice, index) => (
          <Option
            key={choice.id}
            id={`${listId}-${index}`}
            choice={choice}
            at={index}
            isActive={index === active}
            hasIt={choice.id !== null && choice.id === assignee?.id}
            onReach={() => setAt(index)}
            onChoose={() => onChoose(choice.id)}
          />
        ))}
      </div>
      <p role="status" className="px-2.5 text-ink-2 text-preview not-empty:py-1.5">
        {colleagues === null && t("failed")}
        {colleagues && choices.length === 0 && t("none")}
      </p>
    </>
  );
}

type OptionProps = {
  id: string;
  choice: Choice;
  at: number;
  isActive: boolean;
  hasIt: boolean;
  onReach(): void;
  onChoose(): void;
};

function Option({ id, choice, at, isActive, hasIt, onReach, onChoose }: OptionProps) {
  const t = useTranslations("colleagues.assignee");
  const place = useScrollIntoView(isActive && `at ${at}`);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      ref={place}
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onReach}
      onClick={onChoose}
      className={clsx(optionLook, isActive && "bg-selected")}
    >
      <Avatar name={choice.name ?? ""} isStaff className="size-6 bg-avatar text-[10px]" />
      <span className="min-w-0 flex-1 truncate">{choice.label}</span>
      {hasIt && (
        <Icon
          of="icon-check"
          size={16}
          label={t("now")}
          className="shrink-0 text-accent"
        />
      )}
    </div>
  );
}

/** Undefined while they are being asked for, null where that failed. */
function useAssignees(load: Props["loadAssignees"]) {
  const [colleagues, setColleagues] = useState<Colleague[] | null>();
  useEffect(() => {
    let isLeft = false;
    void load().then((came) => isLeft || setColleagues(came));
    return () => {
      isLeft = true;
    };
  }, [load]);
  return colleagues;
}

function choicesOf(
  colleagues: Colleague[],
  { assignee, me, q }: Pick<Props, "assignee" | "me"> & { q: string },
  t: (key: "me" | "noOne", values?: { name: string }) => string,
): Choice[] {
  const others = colleagues.filter(({ id }) => id !== me.id);
  const all: Choice[] = [
    { ...me, label: t("me", { name: me.name }) },
    ...(assignee ? [{ id: null, name: null, label: t("noOne") }] : []),
    ...others.map(({ id, name }) => ({ id, name, label: name })),
  ];
  const words = fold(q).split(" ");
  return all.filter(({ label }) => words.every((word) => fold(label).includes(word)));
}

const signLook = "pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3";
const inputLook =
  "h-9 w-full rounded-[7px] border border-control bg-surface ps-9 pe-2.5 text-interface placeholder:text-ink-3 max-md:h-11 max-md:text-[16px]";
const optionLook =
  "flex h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 text-ink text-interface pointer-coarse:h-11";
