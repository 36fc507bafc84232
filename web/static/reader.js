// The text to read from: one paragraph at a time stands out, and the size of the letters is kept.

const KEY = "reader-size";
const SIZES = 6;
const USUAL = 2;

function remembered() {
  try {
    const kept = Number.parseInt(localStorage.getItem(KEY), 10);
    return kept >= 0 && kept < SIZES ? kept : USUAL;
  } catch {
    return USUAL;
  }
}

function remember(size) {
  try {
    localStorage.setItem(KEY, String(size));
  } catch {
    // A browser that keeps nothing shows the usual size next time.
  }
}

function sizes(reader) {
  let size = remembered();
  const buttons = reader.querySelectorAll("[data-size]");
  const show = () => {
    reader.dataset.letters = String(size);
    buttons.forEach((button) => {
      button.disabled = [-1, SIZES].includes(size + Number(button.dataset.size));
    });
  };
  buttons.forEach((button) => {
    button.addEventListener("click", () => {
      size = Math.min(SIZES - 1, Math.max(0, size + Number(button.dataset.size)));
      remember(size);
      show();
    });
  });
  show();
}

// Which paragraph is being read; going past either end stays there.
function guide(reader) {
  const passages = [...reader.querySelectorAll("[data-passage]")];
  let now = 0;
  const stand = (at, scroll = true) => {
    now = Math.min(passages.length - 1, Math.max(0, at));
    passages.forEach((passage, place) => {
      passage.classList.toggle("now", place === now);
      passage.classList.toggle("read", place < now);
    });
    if (scroll) passages[now]?.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  passages.forEach((passage, place) => {
    passage.addEventListener("click", () => stand(place === now ? now + 1 : place));
  });
  document.addEventListener("reader:begin", () => {
    reader.querySelector("[data-text]").focus({ preventScroll: true });
    stand(0);
  });
  document.addEventListener("keydown", (event) => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    stand(now + step);
  });
  stand(0, false);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, " ": 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

// Keys go on in the text, but never where they mean something else: in fields, on buttons.
function stepOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return 0;
  if (event.target.closest("input, textarea, select, button, a, summary, audio")) return 0;
  return STEPS[event.key] ?? 0;
}

document.querySelectorAll("[data-reader]").forEach((reader) => {
  sizes(reader);
  guide(reader);
});
