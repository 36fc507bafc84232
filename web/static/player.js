// Plays from a cue or a place on a picture of the sound, and shows how far it has been heard.

const WIDTH = 240;
const TIMELINE = 1200;

function connect(player) {
  const audio = player.querySelector("audio");
  if (!audio) return;
  player.addEventListener("click", (event) => {
    const cue = event.target.closest("[data-seek]");
    if (cue) playFrom(audio, Number(cue.dataset.seek));
    const line = event.target.closest("[data-timeline]");
    if (line) playFrom(audio, share(event, line) * Number(line.dataset.timeline));
  });
  audio.addEventListener("timeupdate", () => mark(player, audio.currentTime));
  const wave = player.querySelector("[data-wave]");
  const played = player.querySelector("[data-played]");
  if (!wave) return;
  audio.addEventListener("timeupdate", () => {
    played.setAttribute("width", (WIDTH * audio.currentTime) / audio.duration || 0);
  });
  wave.addEventListener("click", (event) => {
    known(audio, () => playFrom(audio, share(event, wave) * audio.duration));
  });
}

function share(event, picture) {
  const box = picture.getBoundingClientRect();
  return (event.clientX - box.left) / box.width;
}

// Once the length is known: nothing is loaded before somebody wants to hear it.
function known(audio, act) {
  if (Number.isFinite(audio.duration)) {
    act();
    return;
  }
  audio.addEventListener("loadedmetadata", act, { once: true });
  audio.load();
}

function playFrom(audio, seconds) {
  audio.currentTime = seconds;
  audio.play().catch(() => {});
}

// The item being heard is the last one that has begun.
function mark(player, now) {
  let current = null;
  player.querySelectorAll("[data-seek]").forEach((cue) => {
    if (Number(cue.dataset.seek) <= now + 0.05) current = cue;
    cue.removeAttribute("aria-current");
  });
  current?.setAttribute("aria-current", "true");
  const line = player.querySelector("[data-timeline]");
  const head = line?.querySelector("[data-head]");
  ["x1", "x2"].forEach((end) => {
    head?.setAttribute(end, (TIMELINE * now) / Number(line.dataset.timeline));
  });
}

document.querySelectorAll("[data-player]").forEach(connect);
