// Keeps the parts of a page that carry data-fresh as they are in the hub: asked anew with every second beat of the
// stream, but never under the pointer, the keyboard or a dialog.
import { Live } from './live.js';

const EVERY = 2;

export function start() {
  let beats = 0;
  new Live('/overview/live', () => {
    beats += 1;
    if (beats % EVERY === 0) renew();
  });
  setInterval(countDown, 1000);
}

const busy = (part) => part.querySelector('tr:hover, form:hover, :focus-within');

// States have words, so a part that says the same is the same.
const said = (part) => part.textContent.replace(/\s+/g, ' ');

async function renew() {
  if (document.querySelector('dialog[open]') || String(getSelection())) return;
  const answer = await fetch(location.href, { headers: { 'HX-Request': 'true' } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-fresh]')) {
    const now = page.getElementById(part.id);
    if (now && !busy(part) && said(now) !== said(part)) part.replaceChildren(...now.childNodes);
  }
  document.dispatchEvent(new CustomEvent('floris:fresh'));
}

// "in 12 s" counts down between two looks of ours at the hub.
function countDown() {
  for (const time of document.querySelectorAll('time[data-in]')) {
    const seconds = Math.max(0, Math.ceil((Date.parse(time.dateTime) - Date.now()) / 1000));
    const text = time.textContent.replace(/\d+/, String(seconds));
    if (text !== time.textContent) time.textContent = text;
  }
}
