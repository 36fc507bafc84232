// Ctrl+S saves and Ctrl+Enter submits, by pressing the page's own buttons; menus close by Escape.

const BUTTONS = { s: "save", Enter: "submit" };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const name = BUTTONS[event.key];
  const button = name && document.querySelector(`[data-key="${name}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function closeMenus() {
  document.querySelectorAll(".bar details[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Whoever looks for mistakes finds the first one at once.
document.querySelector(".notice.error[tabindex]")?.focus();
