/** Squarified (Bruls, Huizing, van Wijk); names become text alone, and sizes come from the data. */
export const SCRIPT = `'use strict';
(() => {
  const images = JSON.parse(document.getElementById('data').textContent);
  const map = document.getElementById('map');
  const path = document.getElementById('path');
  const platforms = document.getElementById('platforms');
  const colours = ['#a5d6ff', '#b4f1b4', '#ffd8a8', '#e6ccff', '#ffc9c9', '#b3ecec', '#f1e3a0', '#d5dbe3'];
  let image = 0;
  let way = [];

  const size = (bytes) => {
    if (bytes < 1024) return bytes + ' B';
    if (bytes < 104857.6) return (bytes / 1024).toFixed(1) + ' KiB';
    return (bytes / 1048576).toFixed(1).replace(/\\B(?=(\\d{3})+(?!\\d))/g, ',') + ' MiB';
  };
  const here = () => way[way.length - 1];

  /** Rectangles as square as can be, in the order of their sizes. */
  const layOut = (sizes, width, height) => {
    const whole = sizes.reduce((sum, each) => sum + each, 0);
    const areas = sizes.map((each) => each / whole * width * height);
    const boxes = [];
    let [x, y, w, h, at] = [0, 0, width, height, 0];
    const worst = (row, sum, side) => Math.max(...row.map((area) =>
      Math.max(side * side * area / (sum * sum), sum * sum / (side * side * area))));
    while (at < areas.length) {
      const side = Math.min(w, h);
      let row = [areas[at]];
      let sum = areas[at];
      for (let next = at + 1; next < areas.length; next++) {
        const more = [...row, areas[next]];
        if (worst(more, sum + areas[next], side) > worst(row, sum, side)) break;
        row = more;
        sum += areas[next];
      }
      const thick = side === 0 ? 0 : sum / side;
      let along = 0;
      for (const area of row) {
        const long = thick === 0 ? 0 : area / thick;
        boxes.push(w >= h ? [x, y + along, thick, long] : [x + along, y, long, thick]);
        along += long;
      }
      if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
      at += row.length;
    }
    return boxes;
  };

  const button = (text, click) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.append(text);
    made.addEventListener('click', click);
    return made;
  };

  const first = (node) => (node[3] || [])[0];
  const open = (node) => { way.push(node); draw(first(node)); };
  const upTo = (depth) => {
    const from = way[depth + 1];
    way = way.slice(0, depth + 1);
    draw(from || first(here()));
  };

  /** What is in a directory, to be seen alone: below its name, where there is room. */
  const within = (below, width, height) => {
    const [w, h] = [width - 10, height - 44];
    if (w < 24 || h < 24 || below.length === 0) return [];
    return layOut(below.map((each) => each[1]), w, h).map(([x, y, wide, high]) => {
      const part = document.createElement('i');
      Object.assign(part.style, { left: 4 + x + 'px', top: 38 + y + 'px', width: wide + 'px', height: high + 'px' });
      return part;
    });
  };

  /** @param focused the part that has the focus then; undefined: none of them. */
  function draw(focused) {
    path.replaceChildren(...way.map((node, depth) => {
      const step = button((depth === 0 ? '/' : node[0]) + ' ' + size(node[1]), () => upTo(depth));
      if (depth === way.length - 1) step.setAttribute('aria-current', 'true');
      return step;
    }));
    const children = here()[3] || [];
    const shown = children.reduce((sum, each) => sum + each[1], 0);
    const rest = here()[1] - shown;
    const parts = rest > 0 ? [...children, ['smaller ones', rest, 0, null]] : children;
    const boxes = parts.length === 0 ? [] : layOut(parts.map((each) => each[1]), map.clientWidth, map.clientHeight);
    map.replaceChildren(...parts.map((node, index) => {
      const [name, bytes, files, below] = node;
      const isDirectory = Array.isArray(below);
      const part = button('', () => { if (isDirectory) open(node); });
      const share = (bytes / here()[1] * 100).toFixed(1) + ' %';
      const label = name + (isDirectory ? '/' : '');
      for (const text of [label, size(bytes)]) {
        const line = document.createElement('span');
        line.textContent = text;
        part.append(line);
      }
      part.node = node;
      part.title = label + ' ' + size(bytes) + ', ' + share;
      part.setAttribute('aria-label', part.title + (isDirectory ? ', directory of ' + files + ' files' : ''));
      part.className = below === null ? 'rest' : isDirectory ? 'directory' : 'file';
      const [x, y, w, h] = boxes[index];
      Object.assign(part.style, { left: x + 'px', top: y + 'px', width: w + 'px', height: h + 'px' });
      if (below !== null) part.style.background = colours[index % colours.length];
      if (isDirectory) part.append(...within(below, w, h));
      return part;
    }));
    if (focused === undefined) return;
    const part = [...map.children].find((each) => each.node === focused);
    (part || map.firstElementChild || path.lastElementChild).focus();
  }

  function choose(index) {
    image = index;
    way = [images[index].tree];
    platforms.replaceChildren(...(images.length < 2 ? [] : images.map(({ name }, at) => {
      const one = button(name, () => choose(at));
      one.setAttribute('aria-pressed', String(at === image));
      return one;
    })));
    draw();
  }

  /** The nearest one that lies that way. */
  const beside = (from, dx, dy) => {
    const middle = (part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    const [x, y] = middle(from);
    return [...map.children]
      .filter((part) => part !== from)
      .map((part) => { const [a, b] = middle(part); return { part, along: (a - x) * dx + (b - y) * dy, off: Math.abs((a - x) * dy) + Math.abs((b - y) * dx) }; })
      .filter(({ along }) => along > 1)
      .sort((a, b) => a.along + 2 * a.off - b.along - 2 * b.off)[0];
  };

  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'Escape' || event.key === 'Backspace') && way.length > 1) {
      event.preventDefault();
      upTo(way.length - 2);
      return;
    }
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const to = ways[event.key];
    if (to === undefined || document.activeElement.parentElement !== map) return;
    event.preventDefault();
    const next = beside(document.activeElement, ...to);
    if (next) next.part.focus();
  });
  addEventListener('resize', () => draw(document.activeElement.node));
  if (images.length > 0) choose(0);
})();
`
