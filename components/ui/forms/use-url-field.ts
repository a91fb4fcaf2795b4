import { useEffect, useRef } from "react";

/**
 * A field of a GET form says what the address says, and keeps its focus when that changes; what somebody is typing by
 * then stands. `note` tells that what it says has been sent, or taken away.
 */
export function useUrlField<
  Field extends HTMLInputElement | HTMLSelectElement = HTMLInputElement,
>(value: string) {
  const field = useRef<Field>(null);
  // What the field said when it was sent, or when the address last said something.
  const told = useRef(value);
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    const isTyping = current === document.activeElement && current.value !== told.current;
    if (!isTyping) current.value = value;
    told.current = value;
  }, [value]);
  function note() {
    told.current = field.current?.value ?? "";
  }
  return { field, note };
}
