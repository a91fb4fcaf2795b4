/**
 * Hears of Back and Forward as long as they can be stopped (`preventDefault`): not of a step that a script takes, and
 * not twice in a row, which no browser lets a page stop.
 */
export function onBrowserBack(hear: (event: NavigateEvent) => void, signal: AbortSignal) {
  // A browser from before 2026 may have none.
  const { navigation } = window as Partial<Window>;
  navigation?.addEventListener(
    "navigate",
    (event) => {
      const isStep = event.navigationType === "traverse" && event.userInitiated;
      if (isStep && event.cancelable) hear(event);
    },
    { signal },
  );
}
