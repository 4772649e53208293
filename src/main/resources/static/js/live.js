// One stream of events: quiet while the tab is hidden or paused, loud when the connection is lost.
export class Live {
  #address;
  #listen;
  #source = null;
  #paused = false;
  #lost = document.getElementById('lost');
  #watchdog = 0;

  constructor(address, listen) {
    this.#address = address;
    this.#listen = listen;
    document.addEventListener('visibilitychange', () => this.#decide());
    addEventListener('pagehide', () => this.#close());
    this.#decide();
  }

  set paused(paused) {
    this.#paused = paused;
    this.#decide();
  }

  #decide() {
    if (document.hidden || this.#paused) this.#close();
    else this.#open();
  }

  #open() {
    if (this.#source) return;
    this.#source = new EventSource(this.#address);
    this.#source.addEventListener('sample', (event) => {
      this.#alive();
      this.#listen(JSON.parse(event.data));
    });
    this.#source.addEventListener('error', () => this.#broken());
    this.#alive();
  }

  #close() {
    clearTimeout(this.#watchdog);
    this.#source?.close();
    this.#source = null;
    this.#lost.hidden = true;
  }

  #alive() {
    this.#lost.hidden = true;
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#broken(), 6000);
  }

  // The browser tries again by itself, except after an answer that is no stream.
  #broken() {
    this.#lost.hidden = false;
    if (this.#source?.readyState === EventSource.CLOSED) {
      this.#source = null;
      clearTimeout(this.#watchdog);
      this.#watchdog = setTimeout(() => this.#decide(), 3000);
    }
  }
}
