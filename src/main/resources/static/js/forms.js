// htmx sends the CSRF token with what it posts; filter forms leave what is empty out of the address.
document.addEventListener('htmx:configRequest', (event) => {
  const meta = document.querySelector('meta[name="csrf"]');
  if (event.detail.verb !== 'get' && meta) event.detail.headers[meta.dataset.header] = meta.content;
  if (event.detail.verb === 'get') {
    for (const [name, value] of [...event.detail.formData.entries()]) {
      if (value === '') event.detail.formData.delete(name);
    }
  }
});

// What somebody is about to confirm stays as it is until he has.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target.querySelector('dialog[open]')) event.detail.shouldSwap = false;
});

document.addEventListener('formdata', (event) => {
  if (event.target.method !== 'get') return;
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === '') event.formData.delete(name);
  }
});

document.addEventListener('change', (event) => {
  const field = event.target.closest('[data-submits]');
  if (field) field.form.requestSubmit();
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-shows]');
  if (!button) return;
  for (const other of button.parentElement.children) {
    const shown = other === button;
    other.setAttribute('aria-pressed', String(shown));
    document.getElementById(other.dataset.shows).hidden = !shown;
  }
  document.dispatchEvent(new CustomEvent('floris:shown'));
});
