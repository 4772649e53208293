// The keyboard: / searches, g and a letter go to a page, j and k walk the rows, Enter opens, ? helps.
const inField = (target) => target.closest('input, select, textarea, [contenteditable]');
let afterG = 0;

const rows = () => [...document.querySelectorAll('tbody tr[data-href]')];

function walk(by) {
  const all = rows();
  if (all.length === 0) return;
  const now = all.findIndex((row) => row.classList.contains('chosen'));
  const next = Math.min(all.length - 1, Math.max(0, now + by));
  all[now]?.classList.remove('chosen');
  all[next].classList.add('chosen');
  all[next].scrollIntoView({ block: 'nearest' });
  all[next].querySelector('a')?.focus({ preventScroll: true });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (inField(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (document.querySelector('dialog[open]') && event.key !== '?') return;
  if (afterG && Date.now() - afterG < 1500) {
    afterG = 0;
    const link = document.querySelector(`.nav a[data-key="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
    return;
  }
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('everything')?.focus();
  } else if (event.key === 'g') {
    afterG = Date.now();
  } else if (event.key === 'j') {
    walk(1);
  } else if (event.key === 'k') {
    walk(-1);
  } else if (event.key === '?') {
    help();
  } else if (event.key === 'Enter' && event.target === document.body) {
    document.querySelector('tr.chosen a')?.click();
  }
});

function help() {
  const dialog = document.getElementById('keys');
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-help]')) help();
  // A click anywhere in a row opens it, unless something in it was meant or text was marked.
  const row = event.target.closest('tr[data-href]');
  if (row && !event.target.closest('a, button, input, label') && !String(getSelection())) {
    if (event.metaKey || event.ctrlKey) open(row.dataset.href);
    else location.href = row.dataset.href;
  }
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
