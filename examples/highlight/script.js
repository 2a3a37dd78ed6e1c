"use strict";

const story = document.querySelector("article");
const buttons = [...document.querySelectorAll(".speakers button")];
const runs = [...document.querySelectorAll("article [data-quotes]")];

const list = (run, name) => run.dataset[name].split(" ");

// Each speaker's share of the words of the one who says most.
const most = Math.max(1, ...buttons.map((button) => Number(button.dataset.words)));
for (const button of buttons) {
  button.style.setProperty("--part", `${(100 * button.dataset.words) / most}%`);
}

// The card of one quote, above or below the run that was pointed at or reached by keyboard.
let open = null;

function show(run) {
  hide();
  const quote = list(run, "quotes").at(-1);
  for (const other of runs) other.classList.toggle("on", list(other, "quotes").includes(quote));
  open = document.getElementById(`card-${quote}`);
  open.classList.add("open");
  const [first, last] = [run.getClientRects()[0], [...run.getClientRects()].at(-1)];
  const isRoomAbove = first.top > open.offsetHeight + 8;
  const left = Math.min(first.left, document.documentElement.clientWidth - open.offsetWidth - 16);
  open.style.left = `${Math.max(16, left) + scrollX}px`;
  open.style.top = `${(isRoomAbove ? first.top - 6 - open.offsetHeight : last.bottom + 6) + scrollY}px`;
}

function hide() {
  if (!open) return;
  open.classList.remove("open");
  open = null;
  for (const run of runs) run.classList.remove("on");
}

const runOf = (event) => event.target.closest?.("article [data-quotes]");

for (const kind of ["pointerover", "focusin", "click"]) {
  document.addEventListener(kind, (event) => {
    const run = runOf(event);
    if (run) show(run);
    else if (kind !== "focusin") hide();
  });
}

document.addEventListener("focusout", hide);

// The legend: one speaker stays lit, the rest is dimmed; a second press or Escape lights all.
function pick(picked) {
  const speaker = picked?.dataset.speaker;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button === picked));
  story.classList.toggle("picked", Boolean(picked));
  for (const run of runs) run.classList.toggle("lit", list(run, "speakers").includes(speaker));
  const lit = runs.filter((run) => run.matches(".lit"));
  const isSeen = (run) => run.getBoundingClientRect().top >= 0 && run.getBoundingClientRect().bottom <= innerHeight;
  if (lit.length && !lit.some(isSeen)) lit[0].scrollIntoView({ block: "center" });
  for (const name of document.querySelectorAll(".beside span")) {
    name.classList.toggle("lit", name.dataset.speaker === speaker);
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    pick(button.getAttribute("aria-pressed") === "true" ? null : button);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (open) hide();
  else pick(null);
});
