import { type KeyBindingMap, tinykeys } from "tinykeys";
import { run } from "./commands";
import {
  type CommandName,
  commandNames,
  isCharacterKey,
  keymap,
  keysOf,
  placesOf,
} from "./keymap";

/** What lies over the page: the focus is in it, and the page below is out of reach. */
const layer = "[role=dialog], [role=alertdialog], [role=menu]";

/** Where a character is written or chosen by its letter. */
const writing = `input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=listbox], ${layer}`;

/** Listens for the keys of every command until the returned function is called. `takesCharacters`: are single keys on? */
export function listen(takesCharacters: () => boolean): () => void {
  const bindings: KeyBindingMap = {};
  for (const name of commandNames) {
    if ("isNative" in keymap[name]) continue;
    for (const keys of keysOf(name)) {
      const act = (event: KeyboardEvent) => {
        if (!isMeant(event, name, keys, takesCharacters)) return;
        if (run(name)) event.preventDefault();
      };
      bindings[placesOf(keys)] = (event) => {
        if (isOfOtherScript(event)) act(event);
      };
      bindings[keys] = act;
    }
  }
  return tinykeys(window, bindings);
}

/** Does the key type a letter, and no Latin one? Whoever writes to a patient in Arabic has no `j` at hand. */
const isOfOtherScript = ({ key }: KeyboardEvent) =>
  /^(?!\p{Script=Latin})[\p{L}\p{M}]$/u.test(key);

/**
 * Not what a layer or a field has answered already, nor what an input method is still composing, nor, from a layer, what
 * would be done to the page below it. A key that is held down goes on through the list and does nothing else twice.
 */
function isMeant(
  event: KeyboardEvent,
  name: CommandName,
  keys: string,
  takesCharacters: () => boolean,
) {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.repeat && keymap[name].group !== "list") return false;
  const isOfLayers = name === "discreet" || name === "back";
  if (!isOfLayers && isIn(layer, event.target)) return false;
  if (!isCharacterKey(keys)) return true;
  return takesCharacters() && !isIn(writing, event.target);
}

const isIn = (selector: string, target: EventTarget | null) =>
  target instanceof Element && target.closest(selector) !== null;
