/** Where what is said for a moment stands, above everything. */
export const toastPlace =
  "pointer-events-none fixed inset-x-0 top-[max(12px,env(safe-area-inset-top))] z-20 flex justify-center px-4";

/** How it looks; it stays for whoever is at it. */
export const toastLook =
  "pointer-events-auto flex max-w-90 animate-notice-undo items-center gap-3 rounded-control border border-line-strong " +
  "bg-raised py-1.5 ps-4 text-ink text-preview shadow-popover focus-within:animate-none hover:animate-none";
