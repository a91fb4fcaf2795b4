/**
 * Has the page drawn anew by the server, which leads whoever's session has ended to sign in. Not away from words that
 * would be lost; and Dialogs knows by itself what of it is not kept yet, and says so.
 */
export async function drawAnew(router: { refresh(): void }): Promise<void> {
  const isKept = /^\/dialogs(\/|$)/.test(location.pathname) || isHeld();
  if (!(isKept && (await hasEnded()))) router.refresh();
}

/** Would anybody have the browser ask before the page goes? */
export const isHeld = () =>
  !dispatchEvent(new Event("beforeunload", { cancelable: true }));

/** Where there is no answer, that is for whoever asks next to find. */
async function hasEnded(): Promise<boolean> {
  try {
    const { status } = await fetch("/api/dialogs/presence", { cache: "no-store" });
    return status === 401;
  } catch {
    return false;
  }
}
