import { element, icon, part } from "./dom.js";
import { word } from "./words.js";

const MAX_FILE_BYTES = 10_000_000;

/**
 * Files that wait to be sent, with a preview of pictures. They come by button, by drop and by paste.
 * @param {(sentence: string) => void} complain
 */
export function createFileTray(complain) {
  const tray = part("tray", HTMLDivElement);
  /** @type {File[]} */
  let files = [];

  const show = () => {
    for (const image of tray.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    tray.replaceChildren(...files.map((file) => preview(file)));
    tray.hidden = files.length === 0;
  };
  /** @param {File} file */
  const preview = (file) => {
    const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.type);
    const shown = isPicture
      ? element("img", { src: URL.createObjectURL(file), alt: file.name })
      : element("span", { class: "tray-file" }, icon("file"), file.name);
    const drop = element(
      "button",
      { type: "button", class: "tray-drop", "aria-label": `${word("remove")} ${file.name}` },
      "×",
    );
    drop.addEventListener("click", () => {
      files = files.filter((other) => other !== file);
      show();
    });
    return element("div", { class: "tray-item" }, shown, drop);
  };
  return {
    /** @param {Iterable<File>} more */
    add(more) {
      for (const file of more) {
        if (file.size > MAX_FILE_BYTES) complain(word("tooBig", file.name));
        else files.push(file);
      }
      show();
    },
    /** @returns {File[]} what was waiting; the tray is empty afterwards */
    take() {
      const taken = files;
      files = [];
      show();
      return taken;
    },
  };
}

/**
 * Drop anywhere on the chat, and paste into it.
 * @param {HTMLElement} area
 * @param {(files: Iterable<File>) => void} take
 */
export function acceptDrops(area, take) {
  const hint = part("drop-hint", HTMLDivElement);
  area.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    hint.hidden = false;
  });
  area.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget)))
      hint.hidden = true;
  });
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    hint.hidden = true;
    take(event.dataTransfer?.files ?? []);
  });
  area.addEventListener("paste", (event) => {
    const files = event.clipboardData?.files;
    if (files === undefined || files.length === 0) return;
    event.preventDefault();
    take(files);
  });
}
