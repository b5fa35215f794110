// Sends what is being typed into a form that saves itself: after a pause, on Ctrl+S, and when the page is left or
// hidden (another tab, a closed one), without taking the focus. Goes to another page only when it is sent.
(() => {
  const PAUSE = 700;
  // The server drops what it has not begun to read when the connection ends: a closing page stays this much longer.
  const GRACE = 200;
  const FORM = '[class*="st-key-sheet_"]';
  const PAGE_LINK = '[data-testid="stSidebarNav"] a, [data-testid="stPageLink"] a';
  // Streamlit sends the text of a field that was left a moment later, and with it the page that the field is on:
  // a page asked for before that would be called off, and its fields come back empty.
  const SETTLE = 100;
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
  let leftAt = -SETTLE;
  const isTypedInto = (element) => element.matches?.(FIELD) || element.isContentEditable;
  document.addEventListener("focusout", (event) => isTypedInto(event.composedPath()[0]) && (leftAt = performance.now()));
  const focused = (root = document) => {
    const element = root.activeElement;
    return element?.shadowRoot?.activeElement ? focused(element.shadowRoot) : element;
  };
  const goTo = (href) => [...document.querySelectorAll(PAGE_LINK)].find((link) => link.href === href)?.click();
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(PAGE_LINK);
      const wait = SETTLE - (performance.now() - leftAt);
      if (!link || wait <= 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      setTimeout(goTo, wait, link.href);
    },
    true,
  );
  // A step back has been told already: the text of the field that is left would call it off, so it is told again.
  window.addEventListener("popstate", (event) => {
    const field = focused();
    if (!field || !isTypedInto(field)) return;
    field.blur();
    setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate", { state: event.state })), SETTLE);
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
