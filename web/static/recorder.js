// Records a reading in the browser and hands files in: what is recorded becomes the form's own file,
// so that it takes the same way as a file somebody chose. Without a microphone the form is enough.

const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];
const SOUND = { audio: { channelCount: 1, echoCancellation: false, autoGainControl: false } };
const BITS_A_SECOND = 128000;
const FAINT = 0.05;
const TORN = 0.995;
const FLOOR = 60;

const kind = () => KINDS.find(([type]) => window.MediaRecorder?.isTypeSupported(type));
const possible = () => Boolean(navigator.mediaDevices?.getUserMedia && kind());

function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// A recording does not say how long it is before it was played to its end; go there and come back.
function learnLength(audio) {
  const there = () => {
    if (Number.isFinite(audio.duration)) return;
    audio.addEventListener("durationchange", () => { audio.currentTime = 0; }, { once: true });
    audio.currentTime = Number.MAX_SAFE_INTEGER;
  };
  audio.addEventListener("loadedmetadata", there, { once: true });
}

// Shows how loud it is, and remembers the loudest moment.
class Meter {
  constructor(stream, bar) {
    this.bar = bar;
    this.loudest = 0;
    this.context = new AudioContext();
    this.ear = this.context.createAnalyser();
    this.samples = new Float32Array(this.ear.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.ear);
    this.look();
  }

  look() {
    this.ear.getFloatTimeDomainData(this.samples);
    const peak = this.samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    this.loudest = Math.max(this.loudest, peak);
    this.bar.value = Math.max(0, 1 + (20 * Math.log10(peak || 1e-9)) / FLOOR);
    this.next = requestAnimationFrame(() => this.look());
  }

  close() {
    cancelAnimationFrame(this.next);
    this.bar.value = 0;
    return this.context.close();
  }
}

class Recorder {
  constructor(place) {
    this.place = place;
    this.button = place.querySelector("[data-record]");
    this.time = place.querySelector("[data-time]");
    this.level = place.querySelector("[data-level]");
    this.listen = place.querySelector("[data-listen]");
    this.form = place.querySelector("[data-hand-in]");
    this.longest = Number(place.dataset.longest);
    this.sent = true;
    this.button.addEventListener("click", () => this.press());
    this.form.addEventListener("handed-in", () => { this.sent = true; });
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("beforeunload", (event) => this.leave(event));
    this.state("idle");
  }

  state(name) {
    this.now = name;
    this.place.dataset.state = name;
    this.place.querySelector("[data-form]").open = name !== "idle";
    this.place.querySelectorAll("[data-when]").forEach((part) => {
      part.hidden = !part.dataset.when.split(" ").includes(name);
    });
    const says = this.place.querySelector(`[data-says="${name}"]`);
    this.place.querySelector("[data-said]").textContent = says?.content.textContent ?? "";
  }

  key(event) {
    if (event.key.toLowerCase() !== "r" || event.repeat) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    this.press();
  }

  press() {
    if (this.now === "recording") this.recording.stop();
    else if (!this.opening) this.begin();
  }

  async begin() {
    this.opening = true;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia(SOUND);
      this.record(...kind());
    } catch {
      this.state("denied");
    } finally {
      this.opening = false;
    }
  }

  record(type, ending) {
    const pieces = [];
    this.listen.pause();
    this.meter = new Meter(this.stream, this.level);
    this.recording = new MediaRecorder(this.stream, { mimeType: type, audioBitsPerSecond: BITS_A_SECOND });
    this.recording.addEventListener("dataavailable", (event) => pieces.push(event.data));
    this.recording.addEventListener("stop", () => this.finish(pieces, type, ending));
    this.recording.start(1000);
    this.begun = performance.now();
    this.ticking = setInterval(() => this.tick(), 200);
    this.sent = false;
    this.state("recording");
    document.dispatchEvent(new Event("reader:begin"));
    this.stayAwake();
  }

  tick() {
    const seconds = (performance.now() - this.begun) / 1000;
    this.time.textContent = clock(seconds);
    if (seconds >= this.longest && this.recording.state === "recording") this.recording.stop();
  }

  async stayAwake() {
    this.awake = await navigator.wakeLock?.request("screen").catch(() => null);
  }

  finish(pieces, type, ending) {
    clearInterval(this.ticking);
    this.tick();
    this.stream.getTracks().forEach((track) => track.stop());
    this.awake?.release();
    this.meter.close();
    this.keep(new File(pieces, `recording.${ending}`, { type: type.split(";")[0] }));
    this.place.querySelector("[data-faint]").hidden = this.meter.loudest >= FAINT;
    this.place.querySelector("[data-torn]").hidden = this.meter.loudest < TORN;
    this.state("recorded");
  }

  keep(file) {
    if (this.listen.src) URL.revokeObjectURL(this.listen.src);
    this.listen.src = URL.createObjectURL(file);
    learnLength(this.listen);
    const chosen = new DataTransfer();
    chosen.items.add(file);
    this.form.querySelector("input[type=file]").files = chosen.files;
  }

  leave(event) {
    if (!this.sent) event.preventDefault();
  }
}

// Says how far a file has come; htmx sends it, and without scripts the form goes by itself.
function watch(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const show = (name, shown) => { part(name).hidden = !shown; };
  form.addEventListener("htmx:confirm", (event) => {
    const file = form.querySelector("input[type=file]").files[0];
    const large = Boolean(file) && file.size > Number(form.dataset.most);
    show("too-large", large);
    show("not-sent", false);
    part("wrong").replaceChildren();
    if (large) event.preventDefault();
  });
  form.addEventListener("htmx:beforeSend", () => show("sending", true));
  form.addEventListener("htmx:xhr:progress", (event) => {
    const { lengthComputable, loaded, total } = event.detail;
    if (!lengthComputable || !total) return;
    const share = Math.round((100 * loaded) / total);
    form.querySelector("progress").value = share;
    part("share").textContent = `${share} %`;
  });
  form.addEventListener("htmx:sendError", () => show("not-sent", true));
  form.addEventListener("htmx:beforeSwap", (event) => {
    const tooLarge = event.detail.xhr.status === 413; // said by any server on the way
    show("too-large", tooLarge);
    event.detail.shouldSwap = !tooLarge;
  });
  form.addEventListener("htmx:afterSwap", () => form.querySelector(".notice.error[tabindex]")?.focus());
  form.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status < 400) form.dispatchEvent(new Event("handed-in"));
  });
  form.addEventListener("htmx:afterRequest", () => show("sending", false));
}

document.querySelectorAll("[data-hand-in]").forEach(watch);
document.querySelectorAll("[data-recorder]").forEach((place) => {
  if (possible()) new Recorder(place);
});
