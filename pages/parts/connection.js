// Says in a line of its own that the server does not answer, and takes nobody's keyboard.
(() => {
  const WORDS = "ScriptGen does not answer. If it has stopped, start it again. The script you type is kept; wait with forms until this line is gone.";
  const PATIENCE = 1500;
  if (window.scriptgenConnection) return;
  window.scriptgenConnection = true;

  const app = document.querySelector('[data-testid="stApp"]');
  const line = document.createElement("div");
  line.className = "scriptgen-away";
  line.setAttribute("role", "status");
  app.append(line);
  let timer;
  const tell = () => {
    clearTimeout(timer);
    if (app.dataset.testConnectionState === "CONNECTED") line.textContent = "";
    else timer = setTimeout(() => (line.textContent = WORDS), PATIENCE);
  };
  new MutationObserver(tell).observe(app, { attributeFilter: ["data-test-connection-state"] });
})();
