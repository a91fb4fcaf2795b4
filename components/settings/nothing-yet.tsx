import type { Route } from "next";
import { buttonLook } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/links/link";

type Props = {
  title: string;
  text: string;
  /** Where there can come to be something. */
  way?: { href: Route; words: string };
};

/** What stands where a list would, while there is nothing in it. */
export function NothingYet({ title, text, way }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4 md:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{title}</p>
        <p className="text-ink-2">{text}</p>
      </div>
      {way && (
        <Link href={way.href} className={buttonLook()}>
          {way.words}
        </Link>
      )}
    </div>
  );
}
