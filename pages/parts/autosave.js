// Sends what is being typed into a form that saves itself: after a pause, on Ctrl+S, and when the page is left or
// hidden (another tab, a closed one), without taking the focus.
(() => {
  const PAUSE = 700;
  // The server drops what it has not begun to read when the connection ends: a closing page stays this much longer.
  const GRACE = 200;
  const FORM = '[class*="st-key-sheet_"]';
  const FIELD = 'textarea, input[type="text"]:not([role="combobox"])';
  if (window.scriptgenAutosave) return;
  window.scriptgenAutosave = true;

  const isOurs = (element) => element?.matches?.(FIELD) && element.closest(FORM);
  // Ctrl+Enter is how Streamlit's fields send their text.
  let sentAt = -GRACE;
  const send = (element) => {
    sentAt = performance.now();
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }));
  };

  let timer;
  const sendNow = () => {
    clearTimeout(timer);
    if (isOurs(document.activeElement)) send(document.activeElement);
  };
  const leave = () => {
    if (performance.now() - sentAt >= GRACE) sendNow();
    while (performance.now() - sentAt < GRACE);
  };
  document.addEventListener("input", (event) => {
    if (!isOurs(event.target) || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE, event.target);
  });
  document.addEventListener("visibilitychange", () => document.hidden && sendNow());
  window.addEventListener("beforeunload", sendNow);
  window.addEventListener("pagehide", leave);
  document.addEventListener(
    "keydown",
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || !document.querySelector(FORM)) return;
      event.preventDefault();
      sendNow();
    },
    true,
  );
})();
