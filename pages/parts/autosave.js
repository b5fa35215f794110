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
  // A step back or forward waits until Streamlit has heard the text of the field that is left: the step would take the
  // field away from under it. Where the browser lets no step wait, the text at least goes first.
  const BEGUN = 500;
  const HEARD = 3000;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  const heard = () =>
    new Promise((resolve) => {
      const asked = performance.now();
      let begun = false;
      const look = () => {
        begun ||= isRunning();
        const waited = performance.now() - asked;
        if (begun ? !isRunning() || waited > HEARD : waited > BEGUN) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
  let typedInto;
  document.addEventListener("input", (event) => (typedInto = event.composedPath()[0]), true);
  window.navigation?.addEventListener("navigate", (event) => {
    const field = focused();
    if (event.navigationType !== "traverse" || !event.destination.sameDocument) return;
    if (!field || field !== typedInto || !isTypedInto(field)) return;
    typedInto = undefined;
    event.preventDefault();
    field.blur();
    if (event.defaultPrevented) heard().then(() => window.navigation.traverseTo(event.destination.key));
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
