// The running order: drag an item, or Alt+arrow; each is a press of a button the form could have.

const FORM = "form[data-ordering]";

function send(form, act) {
  const button = document.createElement("button");
  button.name = "act";
  button.value = act;
  button.hidden = true;
  form.append(button);
  button.click();
  button.remove();
}

// What cannot be pressed now stays where the keyboard is.
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest?.(`${FORM} [aria-disabled="true"]`)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const item = event.altKey && step && event.target.closest?.("[data-item]");
  const button = item && item.querySelector(`[id^="${step}-"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
});

// Presses made while an answer is on its way wait in htmx, which would send each as the last one.
const waiting = new WeakMap();

document.addEventListener("submit", (event) => {
  if (!event.target.matches(FORM)) return;
  const acts = waiting.get(event.target) ?? [];
  waiting.set(event.target, [...acts, event.submitter?.value ?? ""]);
}, true);

document.addEventListener("htmx:configRequest", (event) => {
  const acts = waiting.get(event.target);
  if (acts?.length) event.detail.parameters.act = acts.shift();
});

let dragged = null;

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (item) item.draggable = !event.target.closest("button, a");
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-item]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.item);
});

document.addEventListener("dragover", (event) => {
  const target = over(event);
  clear();
  if (!target) return;
  event.preventDefault();
  target.classList.add(behind(event, target) ? "drop-behind" : "drop-before");
});

document.addEventListener("drop", (event) => {
  const target = over(event);
  if (target) {
    event.preventDefault();
    const where = behind(event, target) ? "behind" : "before";
    send(target.closest("form"), `${where} ${dragged.dataset.item} ${target.dataset.item}`);
  }
  clear();
});

document.addEventListener("dragend", () => {
  dragged = null;
  clear();
});

function over(event) {
  const target = event.target.closest?.("[data-item]");
  const same = target && dragged && target.closest("form") === dragged.closest("form");
  return same && target !== dragged ? target : null;
}

function behind(event, target) {
  const box = target.getBoundingClientRect();
  return event.clientY > box.top + box.height / 2;
}

function clear() {
  document.querySelectorAll(".drop-before, .drop-behind").forEach((one) => {
    one.classList.remove("drop-before", "drop-behind");
  });
}

// What was pressed stays in sight; where it is gone, the keyboard goes to what is said, or stays near.
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target.closest?.("[data-order]");
  const held = document.activeElement;
  if (!part || held === part) return;
  if (part.contains(held)) held.scrollIntoView({ block: "nearest" });
  else (part.querySelector("[role=alert]") ?? part).focus({ preventScroll: true });
});

// A draft is not left without a question, except by keeping it and by the door of a new session.
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-draft]")) event.preventDefault();
});

document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { elt, xhr } = event.detail;
  if (!xhr.getResponseHeader("HX-Redirect")) return;
  elt.querySelector("[data-draft]")?.removeAttribute("data-draft");
});

// Tells people who listen to the page what the new total is.
document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.target.closest?.("[data-order]");
  const place = part?.parentElement.querySelector("[data-say]");
  if (!place) return;
  const total = part.querySelector("[data-total]")?.textContent ?? "";
  const wrong = part.querySelector("[role=alert]")?.textContent ?? "";
  place.textContent = `${wrong} ${total}`.replace(/\s+/g, " ").trim();
});
