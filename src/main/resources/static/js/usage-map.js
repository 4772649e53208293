// The features as a map: area is calls, shade is different users. Drawn when it is first shown.
import { chart, tooltip } from './charts.js';
import { count } from './numbers.js';

export function start(element) {
  let drawn = false;
  document.addEventListener('floris:shown', async () => {
    if (drawn || !element.offsetWidth) return;
    drawn = true;
    draw(element, await (await fetch(element.dataset.source)).json());
  });
}

function tree(features) {
  const systems = new Map();
  for (const feature of features) {
    const entities = systems.get(feature.system) ?? systems.set(feature.system, new Map()).get(feature.system);
    const operations = entities.get(feature.entity) ?? entities.set(feature.entity, []).get(feature.entity);
    operations.push({ name: feature.operation, value: [feature.calls, feature.users] });
  }
  const sum = (children) => children.reduce(([calls, users], { value }) => [calls + value[0], Math.max(users, value[1])], [0, 0]);
  return [...systems].map(([system, entities]) => {
    const children = [...entities].map(([entity, operations]) => ({ name: entity, value: sum(operations), children: operations }));
    return { name: system, value: sum(children), children };
  });
}

function draw(element, features) {
  const data = tree(features);
  chart(element, (colour) => ({
    animationDurationUpdate: 200,
    textStyle: { fontFamily: colour.font },
    tooltip: tooltip(colour, { formatter: ({ treePathInfo, value }) =>
      `${treePathInfo.slice(1).map((part) => part.name).join(' · ')}\n${element.dataset.calls}  ${count(value[0])}\n${element.dataset.users}  ${count(value[1])}` }),
    series: [{
      type: 'treemap', data, left: 0, right: 0, top: 0, bottom: 28, roam: false, nodeClick: 'zoomToNode',
      visualDimension: 1, colorMappingBy: 'value', leafDepth: null,
      itemStyle: { borderColor: colour.surface, borderWidth: 1, gapWidth: 1 },
      label: { fontSize: 12, overflow: 'truncate' },
      upperLabel: { show: true, height: 24, color: colour.ink, fontSize: 12 },
      breadcrumb: { bottom: 0, height: 22, itemStyle: { color: colour.sunken, borderColor: colour.line, textStyle: { color: colour.ink } } },
      levels: [
        { itemStyle: { borderWidth: 0, gapWidth: 4, color: colour.surface }, upperLabel: { show: false } },
        { itemStyle: { borderColor: colour.sunken, borderWidth: 4, gapWidth: 2 }, upperLabel: { fontWeight: 600 } },
        { itemStyle: { borderColor: colour.line, borderWidth: 2, gapWidth: 1 } },
        { color: [colour.third, colour.second, colour.first], colorSaturation: null },
      ],
    }],
  }));
}
