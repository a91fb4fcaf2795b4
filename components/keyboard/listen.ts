import { type KeyBindingMap, tinykeys } from "tinykeys";
import { run } from "./commands";
import { commandNames, isCharacterKey, keymap, keysOf } from "./keymap";

/** Where a character is written or chosen by its letter. */
const WRITING =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], [role=dialog]";

/** Listens for the keys of every command until the returned function is called. `takesCharacters`: are single keys on? */
export function listen(takesCharacters: () => boolean): () => void {
  const bindings: KeyBindingMap = {};
  for (const name of commandNames) {
    if ("isNative" in keymap[name]) continue;
    for (const keys of keysOf(name)) {
      bindings[keys] = (event) => {
        if (!isMeant(event, keys, takesCharacters)) return;
        if (run(name)) event.preventDefault();
      };
    }
  }
  return tinykeys(window, bindings);
}

/** Not what a layer or a field has answered already, nor what an input method is still composing. */
function isMeant(event: KeyboardEvent, keys: string, takesCharacters: () => boolean) {
  if (event.defaultPrevented || event.isComposing) return false;
  if (!isCharacterKey(keys)) return true;
  return takesCharacters() && !isWriting(event.target);
}

const isWriting = (target: EventTarget | null) =>
  target instanceof Element && target.closest(WRITING) !== null;
