// Sends what is being typed into a form that saves itself: after a pause, and on Ctrl+S, without taking the focus.
(() => {
  const PAUSE = 1500;
  const FORM = '[class*="st-key-sheet_"]';
  const FIELD = 'textarea, input[type="text"]:not([role="combobox"])';
  if (window.scriptgenAutosave) return;
  window.scriptgenAutosave = true;

  const isOurs = (element) => element?.matches?.(FIELD) && element.closest(FORM);
  // Ctrl+Enter is how Streamlit's fields send their text.
  const send = (element) =>
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }));

  let timer;
  document.addEventListener("input", (event) => {
    if (!isOurs(event.target) || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE, event.target);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || !document.querySelector(FORM)) return;
      event.preventDefault();
      clearTimeout(timer);
      if (isOurs(document.activeElement)) send(document.activeElement);
    },
    true,
  );
})();
