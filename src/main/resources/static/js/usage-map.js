// The features as a map: area is calls, shade is different users. Drawn when it is first shown.
import { chart, onceShown, readable, tooltip } from './charts.js';
import { count } from './numbers.js';

export function start(element) {
  onceShown(element, draw);
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

// The shade says how many different users; the label is whichever ink can be read on it.
function shaded(systems, colour) {
  const leaves = systems.flatMap((system) => system.children).flatMap((entity) => entity.children);
  const most = Math.max(1, ...leaves.map((leaf) => leaf.value[1]));
  const plain = (node, children) => ({ ...node, children, itemStyle: { color: colour.sunken } });
  const leaf = (node) => {
    const shade = [colour.third, colour.second, colour.first][Math.min(2, Math.floor((node.value[1] / most) * 3))];
    return { ...node, itemStyle: { color: shade }, label: { color: readable(shade, colour.ink, colour.inverse) } };
  };
  return systems.map((system) =>
    plain(system, system.children.map((entity) => plain(entity, entity.children.map(leaf)))));
}

function draw(element, features) {
  const systems = tree(features);
  chart(element, (colour) => ({
    animation: false,
    textStyle: { fontFamily: colour.font },
    tooltip: tooltip(colour, { formatter: ({ treePathInfo, value }) =>
      `${treePathInfo.slice(1).map((part) => part.name).join(' · ')}\n${element.dataset.calls}  ${count(value[0])}\n${element.dataset.users}  ${count(value[1])}` }),
    series: [{
      type: 'treemap', data: shaded(systems, colour), left: 0, right: 0, top: 0, bottom: 36, roam: false,
      nodeClick: 'zoomToNode', name: element.dataset.all, emphasis: { itemStyle: { color: 'inherit' } },
      itemStyle: { borderColor: colour.sunken, borderWidth: 2, gapWidth: 2 },
      label: { fontSize: 12, overflow: 'truncate', position: 'insideTopLeft', padding: 4 },
      upperLabel: { show: true, height: 24, color: colour.ink, fontSize: 12, padding: [0, 4] },
      breadcrumb: { left: 0, bottom: 4, height: 22, itemStyle: { color: colour.sunken, borderColor: colour.line, textStyle: { color: colour.ink } } },
      levels: [{ itemStyle: { borderWidth: 0, gapWidth: 4 }, upperLabel: { show: false } }, { upperLabel: { fontWeight: 600 } }],
    }],
  }));
}
