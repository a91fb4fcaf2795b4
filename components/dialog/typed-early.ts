/** What somebody typed in a box, as the box remembers it while nothing else does. */
type Remembering = HTMLTextAreaElement & { typedWords?: string };

/**
 * A script for the head of every page: boxes of words remember what is typed in them. React gives a box back the text
 * that the server wrote in it when it wakes the page, and would have forgotten what was typed until then.
 */
export const rememberTyping =
  'addEventListener("input",({target})=>{if(target.dataset?.writing!==undefined)target.typedWords=target.value},true)';

/** What stands in a box that has just come to life, or stood there before it did. */
export const wordsIn = (box: HTMLTextAreaElement): string =>
  (box as Remembering).typedWords ?? box.value;
