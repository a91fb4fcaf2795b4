type Router = { refresh(): void };

const againMs = 5_000;
let later: ReturnType<typeof setTimeout> | undefined;

/**
 * Has the page drawn anew by the server, which leads elsewhere whoever's session has ended, or who may not see the page
 * any more. Words that would be lost with it stay before their writer until they let go of them; and Dialogs knows by
 * itself what of it is not kept yet, and says so.
 */
export async function drawAnew(router: Router): Promise<void> {
  clearTimeout(later);
  const isDialogs = /^\/dialogs(\/|$)/.test(location.pathname);
  const asked = isDialogs ? "/api/dialogs/presence" : isHeld() && location.href;
  if (!(asked && (await leadsElsewhere(asked)))) router.refresh();
  else if (!isDialogs) later = setTimeout(() => void drawAnew(router), againMs);
}

/** Would anybody have the browser ask before the page goes? */
export const isHeld = () =>
  !dispatchEvent(new Event("beforeunload", { cancelable: true }));

/** Where there is no answer, that is for whoever asks next to find. */
async function leadsElsewhere(address: string): Promise<boolean> {
  try {
    const { ok, redirected } = await fetch(address, { cache: "no-store" });
    return redirected || !ok;
  } catch {
    return false;
  }
}
