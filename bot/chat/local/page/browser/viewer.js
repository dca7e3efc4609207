import { part } from "./dom.js";

/** A picture that is clicked fills the screen until the next click. @param {HTMLElement} list */
export function createViewer(list) {
  const viewer = part("viewer", HTMLDialogElement);
  const close = () => viewer.close();
  part("viewer-close", HTMLButtonElement).addEventListener("click", close);
  viewer.addEventListener("click", close);
  list.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const image = target?.closest(".picture")?.querySelector("img");
    if (image == null) return;
    const shown = part("viewer-image", HTMLImageElement);
    shown.src = image.src;
    shown.alt = image.alt;
    viewer.showModal();
  });
}
