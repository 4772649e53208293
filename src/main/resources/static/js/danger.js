// Dialogs: opened by data-opens="id"; a dangerous one lets its button be pressed only when the name was typed.
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    dialog.showModal();
    dialog.querySelector('[data-typed]')?.focus();
  }
  const closer = event.target.closest('[data-closes]');
  if (closer) closer.closest('dialog').close();
});

document.addEventListener('input', (event) => {
  const field = event.target.closest('[data-typed]');
  if (!field) return;
  field.form.querySelector('[data-dangerous]').disabled = field.value.trim() !== field.dataset.typed;
});

// A step may take as long as the calls in flight: say that it runs, and let nobody press twice.
document.addEventListener('submit', (event) => {
  const button = event.target.querySelector('[data-busy]');
  if (!button) return;
  setTimeout(() => {
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
});
