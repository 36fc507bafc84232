// Plays from a cue, and shows on the outline how far a take has been heard.

const WIDTH = 240;

function connect(player) {
  const audio = player.querySelector("audio");
  if (!audio) return;
  player.querySelectorAll("[data-seek]").forEach((cue) => {
    cue.addEventListener("click", () => playFrom(audio, Number(cue.dataset.seek)));
  });
  audio.addEventListener("timeupdate", () => mark(player, audio.currentTime));
  const wave = player.querySelector("[data-wave]");
  const played = player.querySelector("[data-played]");
  if (!wave) return;
  audio.addEventListener("timeupdate", () => {
    played.setAttribute("width", (WIDTH * audio.currentTime) / audio.duration || 0);
  });
  wave.addEventListener("click", (event) => {
    const box = wave.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    known(audio, () => playFrom(audio, share * audio.duration));
  });
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
}

document.querySelectorAll("[data-player]").forEach(connect);
