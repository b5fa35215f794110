// Brings the form into view that a press opens, in a window so narrow that the form stands below its list.
(() => {
  const NARROW = matchMedia("(max-width: 640px)");
  const OPENS = '[class*="st-key-open_"] button, [class*="st-key-list_"] [data-testid="stRadioOption"]';
  const FORM = '[class*="st-key-sheet_"]';
  if (window.scriptgenIntoView) return;
  window.scriptgenIntoView = true;

  const show = (event) => {
    if (!NARROW.matches || !event.target.closest?.(OPENS)) return;
    setTimeout(() => document.querySelector(FORM)?.scrollIntoView()); // after the choice has got the focus, and been scrolled to
  };
  document.addEventListener("click", show, true);
})();
