// The overview: figures change in place, the charts move on by one point a second.
import { Live } from './live.js';
import { shown, count, duration } from './numbers.js';
import { chart, tooltip } from './charts.js';

const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const minutes = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const SPAN = 15 * 60 * 1000;
const SHORTEST = 2 * 60 * 1000;

export async function start(page) {
  const points = await (await fetch('/overview/history')).json();
  const throughput = byTime('chart-throughput', points, throughputSeries, count);
  const latency = byTime('chart-latency', points, latencySeries, duration);
  const live = new Live('/overview/live', ({ sample, sentence, state }) => {
    points.push({ ...sample.point });
    while (points.length && points[0].at < sample.point.at - SPAN) points.shift();
    throughput();
    latency();
    figures(page, sample);
    say(sentence, state);
    document.getElementById('as-of').textContent = clock.format(sample.point.at);
    latest(page, sample.latest);
  });
  pausing(live);
}

function byTime(id, points, series, format) {
  const element = document.getElementById(id);
  const options = (colour) => ({
    animation: false,
    grid: { left: 56, right: 16, top: 16, bottom: 28 },
    textStyle: { fontFamily: colour.font },
    tooltip: tooltip(colour, { trigger: 'axis', axisPointer: { lineStyle: { color: colour.quiet } },
      formatter: (hits) => [clock.format(hits[0].value[0]), ...hits.map((hit) =>
        `${hit.seriesName}  ${hit.value[1] === null ? '–' : format(hit.value[1])}`)].join('\n') }),
    xAxis: { type: 'time', ...reach(points), splitNumber: 5,
      axisLine: { lineStyle: { color: colour.line } }, axisTick: { lineStyle: { color: colour.line } },
      axisLabel: { color: colour.quiet, hideOverlap: true,
        formatter: (at) => (points.at(-1)?.at - points[0]?.at > 6 * 60 * 1000 ? minutes : clock).format(at) } },
    yAxis: { type: 'value', min: 0, splitNumber: 4, minInterval: 0.5,
      axisLabel: { color: colour.quiet, formatter: format }, splitLine: { lineStyle: { color: colour.line } } },
    series: series(colour, points, element.dataset),
  });
  const drawn = chart(element, options);
  return () => {
    drawn.setOption({ xAxis: reach(points),
      series: series(null, points, element.dataset).map(({ data }) => ({ data })) });
  };
}

// As far back as there are points, but not less than would look like a line.
function reach(points) {
  const max = points.at(-1)?.at ?? Date.now();
  return { min: Math.max(max - SPAN, Math.min(points[0]?.at ?? max, max - SHORTEST)), max };
}

const area = (name, field, points, colour) => ({
  name, type: 'line', stack: 'calls', symbol: 'none', sampling: 'lttb', lineStyle: { width: 0 },
  areaStyle: { opacity: 1 }, color: colour, data: points.map((point) => [point.at, point[field]]),
});

const throughputSeries = (colour, points, names) => [
  area(names.writes, 'writes', points, colour?.first),
  area(names.reads, 'reads', points, colour?.third),
  area(names.failed, 'failed', points, colour?.wrong),
];

const line = (name, field, points, colour) => ({
  name, type: 'line', symbol: 'none', sampling: 'max', connectNulls: false, lineStyle: { width: 1.5 }, color: colour,
  data: points.map((point) => [point.at, point[field]]),
});

const latencySeries = (colour, points) => [
  line('p99', 'p99', points, colour?.second),
  line('p50', 'p50', points, colour?.first),
];

function figures(page, sample) {
  const byName = (lines) => Object.fromEntries(lines.map((one) => [one.name, one]));
  const values = { ...sample, systems: byName(sample.systems), sides: byName(sample.sides) };
  for (const element of page.querySelectorAll('[data-live]')) {
    const value = element.dataset.live.split('.').reduce((from, name) => from?.[name], values);
    if (element.dataset.as === 'badge') badge(element, value);
    else change(element, shown(value, element.dataset.as));
    if (element.dataset.alarm) element.classList.toggle(element.dataset.alarm, value > 0);
  }
}

function change(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function badge(element, value) {
  const key = value?.key ?? '';
  if (element.dataset.shown === key) return;
  element.dataset.shown = key;
  const template = document.querySelector(`template[data-badge="${key}"]`);
  if (template) element.replaceChildren(template.content.cloneNode(true));
  else element.textContent = '–';
}

function say(text, state) {
  const sentence = document.querySelector('.sentence');
  change(sentence.querySelector('p'), text);
  if (sentence.classList.contains(`is-${state}`)) return;
  sentence.classList.add(`is-${state}`);
  window.htmx.ajax('GET', '/overview/sentence', { target: '.sentence', swap: 'outerHTML' });
}

// New rows come only while nobody points at them or walks through them.
function latest(page, id) {
  const rows = page.querySelector('#latest');
  if (!id || rows?.dataset.latest === id || rows?.matches(':hover, :focus-within')) return;
  if (!rows) {
    location.reload();
    return;
  }
  rows.dataset.latest = id;
  window.htmx.ajax('GET', '/overview/latest', { target: '#latest', swap: 'innerHTML' });
}

function pausing(live) {
  const button = document.getElementById('pause');
  button.addEventListener('click', () => {
    const paused = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(paused));
    button.querySelector('use').setAttribute('href', `/icons.svg#${paused ? 'play' : 'pause'}`);
    button.querySelector('span').textContent = paused ? button.dataset.resume : button.dataset.pause;
    live.paused = paused;
  });
}
