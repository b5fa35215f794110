// Brings the form into view that a press opens, in a window so narrow that the form stands below its list.
(() => {
  const NARROW = matchMedia("(max-width: 640px)");
  const OPENS = '[class*="st-key-open_"] button, [data-opens]';
  const FORM = '[class*="st-key-sheet_"]';
  if (window.scriptgenIntoView) return;
  window.scriptgenIntoView = true;

  const show = (event) => {
    if (!NARROW.matches || !event.composedPath().some((each) => each.matches?.(OPENS))) return;
    setTimeout(() => document.querySelector(FORM)?.scrollIntoView()); // after the choice has got the focus, and been scrolled to
  };
  document.addEventListener("click", show, true);
})();
