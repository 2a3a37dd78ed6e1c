// What the page of examples/highlight must do in a browser; `.ci/browser` puts this behind the page's own script.
"use strict";

{
  const failures = [];
  let nChecks = 0;
  const check = (holds, what) => {
    nChecks += 1;
    if (!holds) failures.push(what);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const style = (element) => getComputedStyle(element);
  document.head.append(Object.assign(document.createElement("style"), { textContent: "* { transition: none !important }" }));

  // Hostile text is text: no element, no handler, no address of its making.
  check(all("img, iframe, a, link, object, embed, base, form, input, script[src]").length === 0, "no element that loads or leads away");
  check(all("script").length === 2, "no script but the page's and this one");
  for (const element of all("*")) {
    for (const { name } of element.attributes) check(!name.startsWith("on"), `no handler: ${name}`);
  }

  // The story and its quotes.
  const runs = all("article [data-quotes]");
  const stops = all("article [tabindex]");
  check(all("h1").length === 1, "one title");
  check(all("article > p").length > 1, "a story");
  check(stops.length > 0, "quotes that the keyboard reaches");
  check(runs.every((run) => run.childElementCount === 0 || run.firstElementChild.tagName === "SUP"), "runs lie flat");
  check(runs.some((run) => style(run).textDecorationLine === "underline"), "cues are underlined");
  check(document.documentElement.scrollWidth <= innerWidth, `no wider than the window: ${document.documentElement.scrollWidth}`);

  // Focus shows the card of the quote, inside the window; Escape hides it.
  for (const stop of stops) {
    stop.focus();
    check(document.activeElement === stop, "the keyboard reaches it");
    // A headless window may not have the focus; its elements then hear of theirs when it comes.
    if (!document.hasFocus()) stop.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    const card = document.getElementById(stop.getAttribute("aria-describedby"));
    const box = card.getBoundingClientRect();
    check(style(card).visibility === "visible", `${card.id} shows`);
    check(box.left >= 0 && box.right <= innerWidth, `${card.id} is in the window: ${box.left} to ${box.right}`);
    check(card.querySelector("b").textContent !== "" && card.querySelectorAll("dd").length > 1, `${card.id} has name, kind and evidence`);
    check(all(".card.open").length === 1 && stop.matches(".on"), `${card.id} alone`);
    press("Escape");
    check(style(card).visibility === "hidden", `${card.id} hides`);
    stop.blur();
  }
  stops[0].dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  check(all(".card.open").length === 1, "the pointer shows a card");
  document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  check(all(".card.open").length === 0, "and hides it");

  // The legend lights one speaker, dims the rest, and lights all again.
  const buttons = all(".speakers button");
  const ink = style(document.body).color;
  for (const button of buttons) {
    check(/\d+ quotes?, \d+ words?/.test(button.textContent), `${button.textContent} has its numbers`);
    check(button.getBoundingClientRect().height >= 44, "a button is as high as a finger");
    button.click();
    check(button.getAttribute("aria-pressed") === "true", "the button is pressed");
    for (const run of runs) {
      const isTheirs = run.dataset.speakers.split(" ").includes(button.dataset.speaker);
      check((style(run).color === ink) === isTheirs, `${button.textContent}: ${run.textContent} is ${isTheirs ? "lit" : "dimmed"}`);
    }
    press("Escape");
    check(all("[aria-pressed=true], .lit").length === 0, "Escape lights all");
  }

  // What is not the story is folded, with its kind.
  for (const fold of all("details")) {
    check(!fold.open && /\S+ \d+$/.test(fold.firstElementChild.textContent), "folded, with kind and number");
    fold.firstElementChild.click();
    check(fold.open, "opens");
  }

  // Ink on ground: WCAG 2.2, 1.4.3.
  const probe = document.body.appendChild(document.createElement("i"));
  const numbers = (colour) => {
    probe.style.color = colour;
    const parts = style(probe).color.match(/[\d.]+/g).map(Number).slice(0, 3);
    return style(probe).color.startsWith("rgb") ? parts.map((part) => part / 255) : parts;
  };
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (ink, ground) => {
    const [dark, light] = [luminance(ink), luminance(ground)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const readable = (ink, ground) => {
    const ratio = contrast(ink, ground);
    check(ratio >= 4.5, `${ink} on ${ground}: ${ratio.toFixed(2)}`);
  };
  for (const ground of ["--paper", "--panel"]) {
    readable("var(--ink)", `var(${ground})`);
    readable("var(--faint)", `var(${ground})`);
  }
  for (const name of ["nobody", 0, 1, 2, 3, 4, 5, 6, 7]) {
    const own = name === "nobody" ? "var(--nobody)" : `var(--colour-${name})`;
    readable(own, "var(--paper)");
    for (const share of ["--weak", "--strong", "--lit"]) {
      const ground = `color-mix(in srgb, ${own} var(${share}), var(--paper))`;
      readable("var(--ink)", ground);
      if (share !== "--lit") readable(own, ground);
    }
  }
  probe.remove();

  document.body.dataset.checks = failures.length ? `FAILED: ${failures.join("; ")}` : `${nChecks} checks hold`;
}
