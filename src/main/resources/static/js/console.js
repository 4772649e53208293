// What every page does. Pages with something of their own add their module by data-module on an element.
import './theme.js';
import './keys.js';
import './copy.js';
import './times.js';
import './danger.js';
import './forms.js';

for (const element of document.querySelectorAll('[data-module]')) {
  import(`./${element.dataset.module}.js`).then((module) => module.start(element));
}
