"use client";

import { useEffect, useState } from "react";
import {
  type Choose,
  decide,
  readPreferences,
} from "@/components/preferences/preferences";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { listen } from "./listen";
import { useCommand } from "./use-command";

/** The first paint does not wait for what somebody may ask for later. */
const KeyboardHelp = lazyComponent(() =>
  import("./keyboard-help").then((file) => file.KeyboardHelp),
);

type Props = {
  admin: boolean;
  choose: Choose;
};

/** Listens for every command's keys, and shows what they are when asked. */
export function Keyboard({ admin, choose }: Props) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => listen(() => readPreferences().singleKeys), []);
  useCommand("help", () => setHelpOpen(true));
  return (
    <LazyBoundary>
      {isHelpOpen && (
        <KeyboardHelp
          admin={admin}
          onSingleKeys={(singleKeys) => void decide(choose, { singleKeys })}
          onClose={() => setHelpOpen(false)}
        />
      )}
    </LazyBoundary>
  );
}
