// The schedule: drag a broadcast to another time, or Alt+arrow; each sends the form its page has.

const STEP = 5;
const FADE_AFTER = 10_000;

const mover = document.getElementById("mover");
const shown = document.querySelector("[data-drop-time]");
let dragged = null;
let held = 0;

const minutes = (clock) => {
  const [hour, minute] = clock.split(":").map(Number);
  return hour * 60 + minute;
};
const clock = (at) =>
  `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
const steady = (at) => Math.min(24 * 60 - STEP, Math.max(0, Math.round(at / STEP) * STEP));

function move(block, on, at) {
  if (!mover || (on === block.dataset.on && at === minutes(block.dataset.starts))) return;
  mover.action = block.dataset.block;
  mover.elements.to.value = on;
  mover.elements.starts.value = clock(at);
  const back = mover.elements.back ?? Object.assign(document.createElement("input"), { name: "back", type: "hidden" });
  back.value = window.location.pathname + window.location.search;
  mover.append(back);
  mover.requestSubmit();
}

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -STEP, ArrowDown: STEP }[event.key];
  const block = event.altKey && step && event.target.closest?.("[data-block]");
  if (!block) return;
  event.preventDefault();
  move(block, block.dataset.on, steady(minutes(block.dataset.starts) + step));
});

document.addEventListener("pointerdown", (event) => {
  const block = event.target.closest?.("[data-block]");
  if (!block) return;
  block.draggable = true;
  block.querySelectorAll("a").forEach((link) => {
    link.draggable = false;
  });
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-block]") ?? null;
  if (!dragged) return;
  held = event.clientY - dragged.getBoundingClientRect().top;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.starts);
  dragged.classList.add("dragged");
});

// The cell under the pointer, if the broadcast may go there: another station is another schedule.
function cell(event) {
  const found = event.target.closest?.("[data-grid] td[data-station]");
  return dragged && found?.dataset.station === dragged.dataset.station ? found : null;
}

// A cell of an hour gives the time by where in it the pointer is; a cell of a day keeps the time.
function time(event, place) {
  if (place.dataset.hour === undefined) return minutes(dragged.dataset.starts);
  const box = place.getBoundingClientRect();
  const down = "down" in place.dataset;
  const part = down
    ? (event.clientY - held - box.top) / box.height
    : (event.clientX - box.left) / box.width;
  return steady(Number(place.dataset.hour) * 60 + Math.min(0.99, Math.max(0, part)) * 60 - STEP / 2);
}

document.addEventListener("dragover", (event) => {
  const place = cell(event);
  clear();
  if (!place) return;
  event.preventDefault();
  place.classList.add("drop-here");
  if (!shown) return;
  shown.hidden = false;
  shown.textContent = clock(time(event, place));
  shown.style.left = `${event.clientX + 14}px`;
  shown.style.top = `${event.clientY + 14}px`;
});

document.addEventListener("drop", (event) => {
  const place = cell(event);
  if (place) {
    event.preventDefault();
    move(dragged, place.dataset.on, time(event, place));
  }
  clear();
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  clear();
});

function clear() {
  document.querySelectorAll(".drop-here").forEach((one) => one.classList.remove("drop-here"));
  if (shown) shown.hidden = true;
}

// The way back fades from above after ten seconds, never under a pointer or the keyboard; the list
// below keeps it.
document.querySelectorAll("[data-fades]").forEach((notice) => {
  const listed = document.getElementById("changes");
  if (!listed) return;
  const fade = () => {
    if (notice.matches(":hover, :focus-within")) window.setTimeout(fade, 1000);
    else notice.remove();
  };
  window.setTimeout(fade, FADE_AFTER);
});

document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
