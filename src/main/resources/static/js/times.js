// Keeps "5 min ago" true while a page stays open.
const language = document.documentElement.lang;
const words = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'short' });

export function ago(at) {
  const seconds = Math.round((at - Date.now()) / 1000);
  if (seconds > -60) return words.format(Math.min(0, seconds), 'second');
  if (seconds > -3600) return words.format(Math.trunc(seconds / 60), 'minute');
  if (seconds > -86400) return words.format(Math.trunc(seconds / 3600), 'hour');
  return words.format(Math.trunc(seconds / 86400), 'day');
}

function refresh() {
  if (document.hidden) return;
  for (const time of document.querySelectorAll('time[data-ago]')) {
    const at = Date.parse(time.dateTime);
    if (Date.now() - at > 5000) time.textContent = ago(at);
  }
}
setInterval(refresh, 15000);
document.addEventListener('visibilitychange', refresh);
