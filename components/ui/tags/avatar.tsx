"use client";

import clsx from "clsx";
import { useState } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { initials } from "@/lib/format";

type Props = {
  name: string;
  picture?: string | null;
  isStaff?: boolean;
  className?: string;
};

/**
 * Decoration beside a name: a profile picture, else initials, or a figure where there is only a number. Only staff may
 * always be recognised.
 */
export function Avatar({ name, picture = null, isStaff = false, className }: Props) {
  return (
    <span
      aria-hidden
      data-private={isStaff ? undefined : "picture"}
      className={clsx(
        "grid shrink-0 place-items-center rounded-full font-semibold text-ink-2 tracking-[.01em]",
        className ?? "size-10 bg-avatar text-[13px]",
      )}
    >
      {picture ? (
        <Face key={picture} picture={picture} name={name} />
      ) : (
        <Initials name={name} />
      )}
    </span>
  );
}

function Initials({ name }: { name: string }) {
  return initials(name) || <Icon of="icon-user-round" className="size-1/2" />;
}

/** A picture that does not come leaves the initials. */
function Face({ picture, name }: { picture: string; name: string }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing) return <Initials name={name} />;
  return (
    // biome-ignore lint/performance/noImgElement: a patient's picture never goes through the image optimiser
    <img
      src={picture}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
      className="size-full rounded-[inherit] object-cover"
    />
  );
}
