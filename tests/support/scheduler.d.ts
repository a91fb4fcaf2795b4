/** React's scheduler, of which its types leave out what tells how long a slice of drawing may be. */
declare module "scheduler" {
  /** 0 for slices of 5 ms, as React has them; otherwise a slice is as long as a frame at this rate a second. */
  export function unstable_forceFrameRate(fps: number): void;
}
