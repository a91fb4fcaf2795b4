import type { ReactNode } from "react";
import { Sentences } from "@/app/sentences";
import { SearchElsewhere } from "@/components/keyboard/search-elsewhere";
import type { Part } from "@/lib/sentences";

const said: Part[] = [
  "auth",
  "dialog.kind",
  "patients",
  "records",
  "shell",
  "start",
  "touches",
];

export default function PatientsLayout({ children }: { children: ReactNode }) {
  return (
    <Sentences of={said}>
      <SearchElsewhere href="/patients" />
      {children}
    </Sentences>
  );
}
