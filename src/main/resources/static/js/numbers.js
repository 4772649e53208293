// Numbers and durations by the page's language; the same forms that the server writes.
const language = document.documentElement.lang;
const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const units = language === 'ru' ? { ms: 'мс', s: 'с', min: 'мин', h: 'ч' } : { ms: 'ms', s: 's', min: 'min', h: 'h' };

const with1 = (value) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

export const count = (value) => plain.format(value);

export function duration(millis) {
  if (millis < 1000) return `${plain.format(with1(millis))}\u00a0${units.ms}`;
  const seconds = millis / 1000;
  if (seconds < 120) return `${plain.format(with1(seconds))}\u00a0${units.s}`;
  if (seconds < 7200) return `${plain.format(Math.round(seconds / 60))}\u00a0${units.min}`;
  return `${plain.format(with1(seconds / 3600))}\u00a0${units.h}`;
}

export function shown(value, as) {
  if (value === null || value === undefined) return '–';
  if (as === 'ms') return duration(value);
  if (as === 'seconds') return duration(value * 1000);
  return count(value);
}
