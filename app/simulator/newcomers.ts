/** People nobody at the clinic knows yet, on numbers that telephone authorities keep for fiction. */
export const newcomers = [
  { name: "Amelia Hart", phone: "+447700900931", username: "amelia.hart" },
  { name: "Camille Laurent", phone: "+33639980014", username: "camille_lrnt" },
  { name: "Jonas Weber", phone: "+12025550143", username: "jonas.weber" },
  { name: "Ngaire Thompson", phone: "+61491570006", username: "ngaire.t" },
];
