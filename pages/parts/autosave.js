// Sends what is being typed into a form that saves itself: after a pause, on Ctrl+S, and when the page is left or
// hidden (another tab, a closed one), without taking the focus. Goes to another page only when it is heard.
(() => {
  const PAUSE = 700;
  // The server drops what it has not begun to read when the connection ends: a closing page stays this much longer.
  const GRACE = 200;
  const FORM = '[class*="st-key-sheet_"]';
  const PAGE_LINK = '[data-testid="stSidebarNav"] a, [data-testid="stPageLink"] a';
  // A page asked for before the server has begun with a text takes the place of that text: it is lost then.
  const LOOK = 20;
  const LOOKS_UNTIL_BEGUN = 75;
  const LOOKS_UNTIL_HEARD = 250;
  // The script's editor has an autosave of its own.
  const EDITOR_PAUSE = 2000;
  const FIELD = 'textarea, input[type="text"]:not([role="combobox"])';
  if (window.scriptgenAutosave) return;
  window.scriptgenAutosave = true;

  const isOurs = (element) => element?.matches?.(FIELD) && element.closest(FORM);
  const isTypedInto = (element) => element.matches?.(FIELD) || element.isContentEditable;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  const heard = async () => {
    for (let looks = 0, begun = false; looks < (begun ? LOOKS_UNTIL_HEARD : LOOKS_UNTIL_BEGUN); looks++) {
      await new Promise((look) => setTimeout(look, LOOK));
      begun ||= isRunning();
      if (begun && !isRunning()) return;
    }
  };

  let typed;
  let unheard;
  const sent = () => {
    typed = undefined;
    const asked = (unheard = heard().then(() => unheard === asked && (unheard = undefined)));
  };
  // Ctrl+Enter is how Streamlit's fields send their text.
  let sentAt = -GRACE;
  const send = (element) => {
    sentAt = performance.now();
    element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }));
    sent();
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
  document.addEventListener(
    "input",
    (event) => {
      const field = event.composedPath()[0];
      if (isTypedInto(field)) typed = { field, until: field.isContentEditable ? performance.now() + EDITOR_PAUSE : Infinity };
      if (!isOurs(field) || event.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE, field);
    },
    true,
  );
  const isUnsent = (field) => typed?.field === field && performance.now() < typed.until;
  document.addEventListener("focusout", (event) => isUnsent(event.composedPath()[0]) && sent(), true);
  const goTo = (href) => [...document.querySelectorAll(PAGE_LINK)].find((link) => link.href === href)?.click();
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.(PAGE_LINK);
      if (!link || !unheard || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      unheard.then(() => goTo(link.href));
    },
    true,
  );
  // A step back or forward waits as well; where the browser lets no step wait, the text at least goes first.
  window.navigation?.addEventListener("navigate", (event) => {
    if (event.navigationType !== "traverse" || !event.destination.sameDocument) return;
    if (typed && isUnsent(typed.field)) typed.field.blur();
    if (!unheard) return;
    event.preventDefault();
    if (event.defaultPrevented) unheard.then(() => window.navigation.traverseTo(event.destination.key));
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
