// What mirrors are owed, as bars: what is parked stands out, the rest delivers itself. Drawn when it is first shown.
import { chart, onceShown, tooltip } from './charts.js';
import { count } from './numbers.js';

export function start(element) {
  onceShown(element, draw);
}

function draw(element, rows) {
  const bars = (name, field, colour) => ({
    name, type: 'bar', stack: 'owed', barMaxWidth: 24, color: colour, data: rows.map((row) => row[field]),
  });
  chart(element, (colour) => ({
    animation: false,
    grid: { left: 24, right: 24, top: 32, bottom: 8, containLabel: true },
    textStyle: { fontFamily: colour.font },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colour.quiet, fontFamily: colour.font } },
    tooltip: tooltip(colour, { trigger: 'axis', axisPointer: { type: 'none' } }),
    xAxis: { type: 'value', minInterval: 1, axisLabel: { color: colour.quiet, formatter: count }, splitLine: { lineStyle: { color: colour.line } } },
    yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), axisLabel: { color: colour.ink, fontFamily: colour.font, fontSize: 12 },
      axisLine: { lineStyle: { color: colour.line } }, axisTick: { show: false } },
    series: [
      { ...bars(element.dataset.parked, 'parked', colour.wrong), itemStyle: { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8, color: colour.surface } } },
      bars(element.dataset.others, 'others', colour.second),
    ],
  }));
}
