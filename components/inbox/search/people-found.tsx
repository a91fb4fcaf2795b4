import { useTranslations } from "next-intl";
import { FoundSection } from "./found-section";
import { PersonRow } from "./person-row";
import type { ResultsProps } from "./search-results";

/** Of so many people the first ones stand above the messages; the others are a tab away. */
const peopleAmongAll = 5;

/** The people that a search found. */
export function PeopleFound(props: ResultsProps) {
  const { searching, section, openId, hrefOf, onFollow } = props;
  const t = useTranslations("search");
  const { hits, next } = searching.search.people;
  const isAmongAll = section === "all";
  const shown = isAmongAll ? hits.slice(0, peopleAmongAll) : hits;
  const isCut = isAmongAll && (hits.length > shown.length || next !== null);
  const allHref = hrefOf({ section: "people" });
  return (
    <FoundSection
      kind="people"
      searching={searching}
      leadsOn={!isAmongAll}
      className="border-line pb-1.5 in-[li:not(:last-child)]:border-b"
    >
      <ul>
        {shown.map((hit) => (
          <PersonRow
            key={hit.key}
            hit={hit}
            openId={openId}
            hrefOf={(dialogId) => hrefOf({ dialogId })}
            onFollow={onFollow}
          />
        ))}
      </ul>
      {isCut && (
        <a
          href={allHref}
          onClick={(event) => onFollow(event, allHref)}
          className="mx-4 my-1 inline-flex min-h-8 items-center font-medium text-accent text-preview hover:underline pointer-coarse:min-h-11"
        >
          {t("allPeople")}
        </a>
      )}
    </FoundSection>
  );
}
