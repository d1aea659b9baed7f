// Light or dark: as the system says, until the button is pressed.

const KEY = "ennead-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

const chosen = () => localStorage.getItem(KEY) ?? (system.matches ? "dark" : "light");

/** Applies the theme now and whenever it changes, and tells of it. */
export function followTheme(button, changed) {
  const apply = () => {
    document.documentElement.dataset.theme = chosen();
    changed();
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, chosen() === "dark" ? "light" : "dark");
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}

/** A colour of the style sheet. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
