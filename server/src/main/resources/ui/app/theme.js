import { preferences } from "./preferences.js";

const systemIsLight = matchMedia("(prefers-color-scheme: light)");

/** The system's theme, or the one chosen; choosing what the system has means following it again. */
export function startTheme(button) {
  const systems = () => (systemIsLight.matches ? "light" : "dark");
  let chosen = preferences.get("theme", null);

  function show() {
    const theme = chosen ?? systems();
    document.documentElement.dataset.theme = theme;
    const label = theme === "light" ? "Dark theme" : "Light theme";
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  button.addEventListener("click", () => {
    const next = (chosen ?? systems()) === "light" ? "dark" : "light";
    chosen = next === systems() ? null : next;
    preferences.set("theme", chosen);
    show();
  });
  systemIsLight.addEventListener("change", show);
  show();
}
