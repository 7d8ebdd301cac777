// Runs before the first paint, so that a chosen theme does not flash in.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("sluice.theme");
  } catch {
    // Storage may be forbidden; then the system's theme holds.
  }
  const light = chosen ? chosen === '"light"' : matchMedia("(prefers-color-scheme: light)").matches;
  document.documentElement.dataset.theme = light ? "light" : "dark";
}
