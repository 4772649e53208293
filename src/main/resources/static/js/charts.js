// What every chart shares: the library, the colours of the theme, and following the size and the theme.
import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of('ink'), quiet: of('ink-2'), line: of('line'), surface: of('surface'), sunken: of('sunken'),
    first: of('chart-1'), second: of('chart-2'), third: of('chart-3'), wrong: of('wrong'), inverse: of('inverse'), font: of('font'),
  };
}

/** options(colours) gives the chart's options anew when the theme changes. */
export function chart(element, options) {
  const drawn = echarts.init(element, null, { renderer: 'canvas' });
  const draw = () => drawn.setOption(options(colours()), true);
  draw();
  document.addEventListener('floris:theme', draw);
  new ResizeObserver(() => drawn.resize()).observe(element);
  return drawn;
}

/** Tooltips are drawn into the picture: the page allows no inline style. */
export function tooltip(colour, more = {}) {
  return {
    renderMode: 'richText', backgroundColor: colour.surface, borderColor: colour.line, borderWidth: 1, padding: 8,
    textStyle: { color: colour.ink, fontFamily: colour.font, fontSize: 12, lineHeight: 18 }, ...more,
  };
}

const light = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one, other) => {
  const [lower, higher] = [light(one), light(other)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
};

/** The ink that can be read better on a ground; colours as #rrggbb. */
export function readable(ground, ink, inverse) {
  return contrast(ground, ink) >= contrast(ground, inverse) ? ink : inverse;
}

/** Draws with what data-source gives when the element is seen for the first time: hidden, it has no size yet. */
export function onceShown(element, draw) {
  let drawn = false;
  const show = async () => {
    if (drawn || !element.offsetWidth) return;
    drawn = true;
    draw(element, await (await fetch(element.dataset.source)).json());
  };
  document.addEventListener('floris:shown', show);
  show();
}
