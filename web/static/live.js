// Parts of a page that are asked for again: every second at first, then more slowly, never while
// nobody looks. The server answers 304 when nothing changed.

const FIRST = 1000;
const SECOND = 2000;
const SLOWEST = 5000;
const SPEAK_EVERY = 5000;

function pauseAfter(unchanged) {
  if (unchanged < 5) return FIRST;
  return unchanged < 15 ? SECOND : SLOWEST;
}

// Tells people who listen to the page what changed, at most every five seconds.
function speaker(place) {
  let spokenAt = 0;
  let last = place?.textContent ?? "";
  return (text) => {
    const now = Date.now();
    if (!place || !text || text === last || now - spokenAt < SPEAK_EVERY) return;
    spokenAt = now;
    last = text;
    place.textContent = text;
  };
}

// Keeps the keyboard where it was when the part is drawn anew.
function redraw(part, html) {
  const held = part.contains(document.activeElement)
    ? document.activeElement.getAttribute("formaction")
    : null;
  part.innerHTML = html;
  if (held) part.querySelector(`[formaction="${CSS.escape(held)}"]`)?.focus();
}

// What somebody listens to is not broken off by a new drawing that still has it.
function isHeard(part, html) {
  return [...part.querySelectorAll("audio")].some(
    (audio) => !audio.paused && html.includes(`"${audio.getAttribute("src")}"`)
  );
}

function visible() {
  if (!document.hidden) return Promise.resolve();
  return new Promise((seen) => {
    document.addEventListener("visibilitychange", seen, { once: true });
  });
}

const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function follow(part) {
  const say = speaker(part.parentElement.querySelector("[data-say]"));
  let etag = null;
  let unchanged = 0;
  while (part.isConnected) {
    await rest(pauseAfter(unchanged));
    await visible();
    const headers = etag ? { "If-None-Match": etag } : {};
    const answer = await fetch(part.dataset.poll, { headers, cache: "no-store" }).catch(() => null);
    unchanged += 1;
    if (answer?.redirected) return;
    if (!answer?.ok) continue;
    const html = await answer.text();
    if (isHeard(part, html)) continue;
    if (etag !== null) unchanged = 0;
    etag = answer.headers.get("ETag");
    redraw(part, html);
    say(part.querySelector("[data-say-this]")?.textContent.trim());
    if (part.querySelector("[data-reload]")) {
      window.location.reload();
      return;
    }
  }
}

document.querySelectorAll("[data-poll]").forEach(follow);
