// The page's own line icons, drawn on a 20 by 20 grid.
const PATHS = {
  back: "M12 4.500 6.500 10l5.500 5.500",
  bolt: "M11 3 5.500 11H9.500l-1 6 6-8.500h-4z",
  check: "M4.500 10.500 8.500 14.500 15.500 6",
  clip: "M14.500 9.500 9 15a3 3 0 0 1-4.300-4.300L11 4.400a2 2 0 0 1 2.900 2.900L8 13.200",
  close: "M5.500 5.500l9 9M14.500 5.500l-9 9",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.200V10l2.600 1.800",
  down: "M5.500 8 10 12.500 14.500 8",
  edit: "M4 16l.7-3.200 8.600-8.600a1.400 1.400 0 0 1 2 0l.5.5a1.400 1.400 0 0 1 0 2L7.200 15.300z",
  file: "M6 3h5.500L15 6.500V17H6zM11.500 3v3.500H15",
  hash: "M8 3.500 6.500 16.500M13.500 3.500 12 16.500M3.500 7.500h13M3 12.500h13",
  home: "M3.500 9.500 10 4l6.500 5.500M5.500 8.500V16h9V8.500",
  link: "M8.500 11.500l3-3M9 6.500l1.700-1.700a3.200 3.200 0 0 1 4.500 4.500L13.500 11M11 13.500l-1.700 1.700a3.200 3.200 0 0 1-4.500-4.500L6.500 9",
  lock: "M5 9h10v7.500H5zM7 9V6.800a3 3 0 0 1 6 0V9",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  person:
    "M10 10.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM4 16.500c.8-2.800 3.100-4 6-4s5.200 1.200 6 4",
  plus: "M10 4.500v11M4.500 10h11",
  reply: "M4 4.500h12v8.500H9.500L6 16v-3H4z",
  search: "M9 3.800a5.200 5.200 0 1 0 0 10.400A5.200 5.200 0 0 0 9 3.800zM13 13l3.500 3.500",
  send: "M3.500 4 17 10 3.500 16l1.800-6zM5.300 10H11",
  smile:
    "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM7 11.500c.7 1.300 1.700 1.900 3 1.900s2.300-.6 3-1.900M7.600 8h.01M12.400 8h.01",
  spark: "M11 3 5 11.500h4L8.500 17l6-8.500h-4z",
  stage: "M4 6h7M15 6h1M4 10h2M10 10h6M4 14h8M16 14h0M13 4.500v3M8 8.500v3M14 12.500v3",
  trash: "M4 6h12M8 6V4h4v2M5.500 6l.8 10.500h7.400L14.500 6",
};

/** An icon as decoration; the control around it carries the name. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
