"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Avatar } from "@/components/ui/tags/avatar";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import { type Clock, calendarDay, clockTime, yearsOld } from "@/lib/format";
import type { DialogPerson } from "@/lib/patients/types/behind";
import { lastGroup } from "./last-group";
import { namedIn } from "./named-in";
import { Section } from "./section";

type Props = {
  people: DialogPerson[];
  messages: readonly ThreadMessage[];
  clock: Clock;
  /** Ends when it is done, or was refused. */
  onChoose(messageIds: number[], personId: number): Promise<unknown>;
};

/** A family's phone: who wrote the newest messages? Nobody is chosen beforehand, and nothing waits for an answer. */
export function WhoIsWriting({ people, messages, clock, onChoose }: Props) {
  const t = useTranslations("patients.details.who");
  const name = useId();
  const group = lastGroup(messages);
  const [first] = group;
  const hint = namedIn(people, group);
  const { asked, choose } = useLatestChoice((personId) =>
    onChoose(
      group.map(({ id }) => id),
      personId,
    ),
  );
  const chosen = asked ?? first?.person?.id ?? null;
  const time = first && clockTime(first.at, clock.zone);
  return (
    <Section title={t("title")}>
      <p className="text-meta text-ink-3">
        {t("shared", { count: people.length })}
        {time && ` ${t(chosen ? "chosen" : "choose", { time })}`}
      </p>
      <div role="radiogroup" aria-label={t("title")} className="mt-1">
        {people.map((person) => (
          <label key={person.id} className={choiceLook}>
            <input
              type="radio"
              name={name}
              checked={chosen === person.id}
              disabled={!first}
              onChange={() => void choose(person.id)}
              className="size-4 shrink-0 accent-accent"
            />
            <Avatar name={person.name} className="size-7 bg-avatar text-[11px]" />
            <span className="min-w-0 flex-1">
              <bdi data-private className="block truncate">
                {person.name}
              </bdi>
              <PersonFacts person={person} today={calendarDay(clock.now, clock.zone)} />
            </span>
            {hint?.personId === person.id && chosen === null && (
              <span className="shrink-0 rounded-[6px] bg-selected px-2 py-0.5 font-medium text-accent text-meta">
                {t(hint.where === "file" ? "namedInFile" : "namedInText")}
              </span>
            )}
          </label>
        ))}
      </div>
    </Section>
  );
}

/**
 * What was chosen shows at once; what is stored then shows by itself. Arrow keys choose on their way: whatever was chosen
 * while another choice was being stored is stored after it, the latest alone.
 */
function useLatestChoice(store: (personId: number) => Promise<unknown>) {
  const [asked, setAsked] = useState<number | null>(null);
  const next = useRef<(() => Promise<unknown>) | null>(null);
  const isStoring = useRef(false);
  async function choose(personId: number) {
    setAsked(personId);
    next.current = () => store(personId);
    if (isStoring.current) return;
    isStoring.current = true;
    while (next.current) {
      const step = next.current;
      next.current = null;
      await step();
    }
    isStoring.current = false;
    setAsked(null);
  }
  return { asked, choose };
}

/** Children by their age, grown-ups by their year of birth: that is how a desk tells a family apart. */
function PersonFacts({ person, today }: { person: DialogPerson; today: string }) {
  const t = useTranslations("patients");
  const { kind, bornOn } = person;
  const age = bornOn ? yearsOld(bornOn, today) : Number.NaN;
  const year = bornOn?.slice(0, 4);
  const born = age < 18 ? t("years", { age }) : year && t("bornIn", { year });
  return (
    <span data-private className="block truncate text-ink-3 text-meta">
      {[t(`kinds.${kind}`), born].filter(Boolean).join(" · ")}
    </span>
  );
}

const choiceLook =
  "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-control px-1 text-interface hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus";
