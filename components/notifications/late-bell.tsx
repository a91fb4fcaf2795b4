"use client";

import { type ComponentProps, Suspense, useEffect, useState } from "react";
import { atRest } from "@/components/ui/at-rest";
import { fetchedLater } from "@/components/ui/fetched-later";

/** Who calls is not waited for by anybody who looks. */
const Bell = fetchedLater(() => import("./bell").then((file) => file.Bell));

/** The bell, once the page has come to rest. Where its script does not come, it is asked for again. */
export function LateBell(props: ComponentProps<typeof Bell>) {
  const [isHung, setHung] = useState(false);
  useEffect(() => {
    let callOff = () => {};
    const hang = () => {
      callOff = atRest(() => void Bell.fetch().then(() => setHung(true), hang));
    };
    hang();
    return () => callOff();
  }, []);
  return <Suspense>{isHung && <Bell {...props} />}</Suspense>;
}
