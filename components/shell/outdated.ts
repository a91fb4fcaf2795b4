"use client";

import { useSyncExternalStore } from "react";
import { makeHearers } from "@/components/ui/hearers";

let isOld = false;
const hearers = makeHearers();

/** This page is of a build that the server no longer runs: what it does is not known there any more. */
export function reportOutdated() {
  isOld = true;
  hearers.tell();
}

/** Is this page of a build gone by? */
export const useOutdated = (): boolean =>
  useSyncExternalStore(
    hearers.subscribe,
    () => isOld,
    () => false,
  );
