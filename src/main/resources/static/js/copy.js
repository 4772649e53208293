// Copies an id and says so.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  event.preventDefault();
  await navigator.clipboard.writeText(button.dataset.copy);
  const use = button.querySelector('use');
  use.setAttribute('href', '/icons.svg#fine');
  button.classList.add('copied');
  const said = document.getElementById('copied');
  said.textContent = said.dataset.text;
  setTimeout(() => {
    use.setAttribute('href', '/icons.svg#copy');
    button.classList.remove('copied');
    said.textContent = '';
  }, 1500);
});
