// Says it where a part of the page could not be asked for; the next answer takes the words away.

const place = document.querySelector("[data-not-done]");

function say(sentence) {
  place.textContent = sentence;
  place.hidden = false;
}

// Whoever is still writing is not led away from what they wrote: only a press leads to the door.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status !== 401 || requestConfig.triggeringEvent?.type === "submit") return;
  event.preventDefault();
  say(place.dataset.signedOut);
});

document.addEventListener("htmx:responseError", () => say(place.dataset.failed));
document.addEventListener("htmx:sendError", () => say(place.dataset.offline));
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.shouldSwap) place.hidden = true;
});
