"use client";

import { type ComponentProps, Suspense, useEffect, useState } from "react";
import { atRest } from "@/components/ui/at-rest";
import { fetchedLater } from "@/components/ui/fetched-later";

/** What nobody who looks waits for. */
const Parts = fetchedLater(() => import("./parts").then((file) => file.Parts));

/** What calls and what keeps the page, once that has come to rest. Where their script does not come, it is asked for again. */
export function LateParts(props: ComponentProps<typeof Parts>) {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let callOff = () => {};
    const bring = () => {
      callOff = atRest(() => void Parts.fetch().then(() => setThere(true), bring));
    };
    bring();
    return () => callOff();
  }, []);
  return <Suspense>{isThere && <Parts {...props} />}</Suspense>;
}
