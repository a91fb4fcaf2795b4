import type { ReactNode } from "react";
import { Sentences } from "@/app/sentences";
import type { Part } from "@/lib/sentences";

const said: Part[] = [
  "colleagues",
  "dialog",
  "failure",
  "files",
  "inbox",
  "patients",
  "replies",
  "search",
  "shell",
  "start",
  "templates",
  "touches",
];

export default function DialogsLayout({ children }: { children: ReactNode }) {
  return <Sentences of={said}>{children}</Sentences>;
}
