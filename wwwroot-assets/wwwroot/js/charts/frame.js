// When to draw: on new data or a new size, in an animation frame, and only while somebody can see it.

export class Frame {
  #draw; #observers = []; #wanted = true; #onScreen = false; #pending = 0; #width = 0; #height = 0;
  #onVisibility = () => this.#schedule();

  /** @param {HTMLElement} host empty for Blazor, ours to fill @param {SVGElement} svg */
  constructor(host, svg, draw) {
    this.host = host;
    this.svg = svg;
    this.#draw = draw;
    host.replaceChildren(svg);
    // Sizes come from here and are never asked for: between the changes of a frame that would lay the whole page out once per chart.
    this.#observe(new ResizeObserver(entries => {
      const { width, height } = entries.at(-1).contentRect;
      [this.#width, this.#height] = [Math.round(width), Math.round(height)];
      this.invalidate();
    }));
    this.#observe(new IntersectionObserver(entries => {
      this.#onScreen = entries.at(-1).isIntersecting;
      this.#schedule();
    }));
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  invalidate() {
    this.#wanted = true;
    this.#schedule();
  }

  dispose() {
    this.#observers.forEach(o => o.disconnect());
    document.removeEventListener('visibilitychange', this.#onVisibility);
    cancelAnimationFrame(this.#pending);
    this.svg.remove();
  }

  #observe(observer) {
    observer.observe(this.host);
    this.#observers.push(observer);
  }

  #schedule() {
    if (!this.#wanted || !this.#onScreen || document.hidden || this.#pending) return;
    this.#pending = requestAnimationFrame(() => {
      this.#pending = 0;
      const width = this.#width, height = this.#height;
      if (!width || !height) return; // display:none since; the next resize brings it back
      this.#wanted = false;
      this.svg.setAttribute('width', width);
      this.svg.setAttribute('height', height);
      this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      this.#draw(width, height);
    });
  }
}
