/** People nobody at the clinic knows yet, on numbers that telephone authorities keep for fiction. */
export const newcomers = [
  { name: "Amelia Hart", phone: "+447700900931" },
  { name: "Camille Laurent", phone: "+33639980014" },
  { name: "Jonas Weber", phone: "+12025550143" },
  { name: "Ngaire Thompson", phone: "+61491570006" },
];
