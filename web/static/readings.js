// Places of a text: N and P go from one to the next, a click opens the panel where the place
// stands, Escape closes it, and "Hear it" speaks the words as they are in the field now.

let opener = null;

// One stop for the Tab key; the keys N and P, or the arrows, do the rest.
const places = [...document.querySelectorAll("[data-pairs] a[id][data-place]")];

function rove(to, { focus = true } = {}) {
  if (!to) return;
  places.forEach((place) => place.setAttribute("tabindex", place === to ? "0" : "-1"));
  if (focus) to.focus();
}

rove(places[0], { focus: false });

// The letters work from anywhere on the page, the arrows only among the places: elsewhere they scroll.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const letter = { n: 1, p: -1 }[event.key];
  const step = letter ?? { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const here = places.indexOf(event.target);
  if (!step || (here < 0 && !letter)) return;
  event.preventDefault();
  rove(here < 0 ? places.find((place) => place.tabIndex === 0) : places[here + step]);
});

// The panel

function slotOf(link) {
  return link.closest(".pair, .question")?.querySelector("[data-slot]");
}

function close() {
  document.querySelectorAll("[data-slot]").forEach((slot) => slot.replaceChildren());
  opener?.focus();
  opener = null;
}

function open(link) {
  close();
  opener = link;
  load(link, slotOf(link));
}

function load(link, slot) {
  window.htmx.ajax("GET", link.href, { target: slot, swap: "innerHTML" });
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = event.target.closest("a");
  if (!link) return;
  const acts = [
    ["[data-slot] [data-close]", close],
    ["[data-place]", () => slotOf(link) && open(link)],
    ["[data-slot] [data-again]", () => load(link, link.closest("[data-slot]"))],
    ["[data-fill]", () => fill(link)],
    ["[data-hear]", () => hear(link)],
  ];
  const act = acts.find(([fits]) => link.matches(fits));
  if (!act) return;
  event.preventDefault();
  act[1]();
});

document.addEventListener("keydown", (event) => {
  const inside = event.target instanceof Element && event.target.closest("[data-slot]");
  if (event.key === "Escape" && (inside || opener)) close();
});

function fill(link) {
  const field = link.closest("form").elements.namedItem("reading");
  field.value = link.dataset.fill;
  field.focus();
}

// What is refused is shown in the panel, too.

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (!target.closest("[data-slot]") || xhr.status < 400) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

// Once the panel works, the next thing to do in it has the keyboard.

document.addEventListener("htmx:afterSettle", (event) => {
  const slot = event.target instanceof Element && event.target.closest("[data-slot]");
  const panel = slot && slot.querySelector("[data-panel]");
  if (!panel) return;
  const wrong = panel.querySelector(".notice.error[tabindex]");
  const first = panel.querySelector("[data-first]");
  (wrong ?? first ?? panel.querySelector("h3")).focus();
});

// A place was settled: the page is loaded anew and shows it where the person was.

document.addEventListener("settled", (event) => {
  window.history.replaceState(null, "", `#${event.detail.value}`);
  window.location.reload();
});

function nearest(anchor) {
  const [, passage, start] = anchor.match(/^#place-(\d+)-(\d+)-\d+$/) ?? [];
  const before = places.filter((place) => {
    const [number, at] = place.dataset.place.split("-");
    return number === passage && Number(at) <= Number(start);
  });
  return before.at(-1);
}

function returnTo(anchor) {
  if (anchor === "#doubts") {
    document.querySelector("#doubts [data-place]")?.focus();
    return;
  }
  const place = nearest(anchor);
  if (!place) return;
  rove(place);
  const notices = document.querySelectorAll("main > .notice.done, main > .notice.warn");
  slotOf(place)?.append(...notices);
}

returnTo(window.location.hash);

// Hearing

// The one player of the page for this, made when it is first wanted.
function player() {
  const known = document.querySelector("[data-heard]");
  if (known) return known;
  const made = document.createElement("audio");
  made.dataset.heard = "";
  document.body.append(made);
  return made;
}

function hear(link) {
  const url = new URL(link.href);
  const field = link.closest("form")?.elements.namedItem("reading");
  if (field) url.searchParams.set("words", field.value);
  const wrong = link.closest("[data-hear-box]").querySelector("[data-hear-wrong]");
  wrong.textContent = "";
  const audio = player();
  audio.onerror = () => explain(url, wrong);
  audio.src = url.href;
  audio.play().catch(() => {});
}

// A player does not tell why there is no sound; the same address does.
async function explain(url, wrong) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } }).catch(() => null);
  const part = document.createElement("template");
  part.innerHTML = answer && !answer.ok ? await answer.text() : "";
  wrong.textContent = part.content.textContent.replace(/^[\s!]+/, "").trim();
}
