import type { Person } from "@/components/simulator/types";

/** People nobody at the clinic knows yet, on numbers that telephone authorities keep for fiction. */
export const newcomers: Person[] = [
  { name: "Amelia Hart", phone: "+447700900931" },
  { name: "Camille Laurent", phone: "+33639980014" },
  { name: "Jonas Weber", phone: "+12025550143" },
  { name: "Ngaire Thompson", phone: "+61491570006" },
];
