// Adds a found user's login to the list of the new batch.
export function start(element) {
  const list = document.querySelector('#batch textarea[name="logins"]');
  element.addEventListener('click', (event) => {
    const button = event.target.closest('[data-adds]');
    if (!button) return;
    const logins = list.value.split(/[\s,;]+/).filter(Boolean);
    if (!logins.includes(button.dataset.adds)) logins.push(button.dataset.adds);
    list.value = `${logins.join('\n')}\n`;
    button.disabled = true;
  });
}
