"use client";

import { type ComponentProps, Suspense, useEffect, useState } from "react";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { whenSettled } from "@/components/ui/rendering/when-settled";

/** What nobody who looks waits for. */
const Parts = lazyComponent(() => import("./parts").then((file) => file.Parts));

/** What calls and what keeps the page, once that has come to rest. Where their script does not come, it is asked for again. */
export function LateParts(props: ComponentProps<typeof Parts>) {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let callOff = () => {};
    const bring = () => {
      callOff = whenSettled(
        () => void Parts.prefetch().then(() => setThere(true), bring),
      );
    };
    bring();
    return () => callOff();
  }, []);
  return <Suspense>{isThere && <Parts {...props} />}</Suspense>;
}
