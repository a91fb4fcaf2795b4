"use client";

import { useEffect, useState } from "react";
import {
  type Choose,
  decide,
  readPreferences,
} from "@/components/preferences/preferences";
import { fetchedLater } from "@/components/ui/fetched-later";
import { FetchedPlace } from "@/components/ui/fetched-place";
import { listen } from "./listen";
import { useCommand } from "./use-command";

/** The first paint does not wait for what somebody may ask for later. */
const KeyboardHelp = fetchedLater(() =>
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
    <FetchedPlace>
      {isHelpOpen && (
        <KeyboardHelp
          admin={admin}
          onSingleKeys={(singleKeys) => void decide(choose, { singleKeys })}
          onClose={() => setHelpOpen(false)}
        />
      )}
    </FetchedPlace>
  );
}
