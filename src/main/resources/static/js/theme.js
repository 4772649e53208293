// Light, dark, or as the machine says: kept in a cookie so that the server draws the page right from the start.
for (const button of document.querySelectorAll('[data-theme-choice]')) {
  button.addEventListener('click', () => {
    const theme = button.dataset.themeChoice;
    document.documentElement.dataset.theme = theme;
    document.cookie = `floris-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    for (const other of document.querySelectorAll('[data-theme-choice]')) {
      other.setAttribute('aria-pressed', String(other === button));
    }
    document.dispatchEvent(new CustomEvent('floris:theme'));
  });
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
  document.dispatchEvent(new CustomEvent('floris:theme')));
