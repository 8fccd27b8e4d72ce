// A curve over updates as SVG, with the stages behind it and validations as points with whiskers.
const CHART_HEIGHT = 190;
const FIRST_WIDTH = 320; // until the curve has its place on the page
const EDGE = {left: 46, right: 10, top: 18, bottom: 22};

function shape(name, attributes, text) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

// Round numbers that span the range, about as many as asked for.
function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough * 0.999);
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  return Array.from({length: to - from + 1}, (_, i) => (from + i) * step);
}

function tickText(value, step) {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Math.abs(value) >= 10000
    ? `${fixed(value / 1000, digits > 0 || step < 1000 ? 1 : 0)}k` : fixed(value, Math.min(digits, 6));
}

function scale(curve, width) {
  const values = [...curve.points.map(point => point.y),
    ...curve.marks.flatMap(mark => [mark.low, mark.high])].filter(Number.isFinite);
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (values.length === 0) {
    [low, high] = [0, 1];
  }
  if (curve.fromZero && low >= 0) {
    low = 0;
  }
  if (high - low < 1e-12) {
    high = low + (Math.abs(low) || 1) * 0.1;
  }
  const levels = ticks(low, high, 4);
  const first = curve.marks.length > 0 ? 0 : 1;
  const last = Math.max(curve.last, first + 1);
  const inner = width - EDGE.left - EDGE.right;
  const bottom = CHART_HEIGHT - EDGE.bottom;
  const [base, top] = [levels[0], levels[levels.length - 1]];
  return {
    levels,
    first,
    last,
    bottom,
    x: update => EDGE.left + inner * (update - first + 0.5) / (last - first + 1),
    y: value => bottom - (bottom - EDGE.top) * (value - base) / (top - base),
  };
}

function drawBands(svg, at) {
  const spans = stageSpans();
  const roomy = spans.every(
      stage => at.x(stage.to + 0.5) - at.x(stage.from - 0.5) > 6 * (stage.name.length + 1));
  spans.forEach((stage, index) => {
    const from = at.x(stage.from - 0.5);
    const to = at.x(stage.to + 0.5);
    if (index % 2 === 0) {
      svg.append(shape('rect', {
        class: 'band', x: from, y: EDGE.top, width: to - from, height: at.bottom - EDGE.top}));
    }
    svg.append(shape('text', {x: (from + to) / 2, y: EDGE.top - 5, 'text-anchor': 'middle'},
        roomy ? stage.name : stage.number));
  });
}

function drawAxes(svg, at, width) {
  const step = at.levels[1] - at.levels[0];
  for (const level of at.levels) {
    const y = at.y(level);
    svg.append(
        shape('line', {class: 'grid', x1: EDGE.left, x2: width - EDGE.right, y1: y, y2: y}),
        shape('text', {x: EDGE.left - 6, y: y + 4, 'text-anchor': 'end'}, tickText(level, step)));
  }
  const whole = ticks(at.first, at.last, Math.min(8, at.last - at.first))
      .filter(update => Number.isInteger(update) && update >= at.first && update <= at.last);
  for (const update of whole) {
    svg.append(shape('text',
        {x: at.x(update), y: CHART_HEIGHT - 6, 'text-anchor': 'middle'}, update));
  }
}

function drawCurve(svg, curve, at) {
  let path = '';
  let broken = true;
  let stage;
  for (const point of curve.points) {
    broken = broken || (curve.byStage && point.stage !== stage);
    stage = point.stage;
    if (Number.isFinite(point.y)) {
      path += `${broken ? 'M' : 'L'}${at.x(point.x).toFixed(1)} ${at.y(point.y).toFixed(1)}`;
    }
    broken = !Number.isFinite(point.y);
  }
  svg.append(shape('path', {class: 'curve', d: path}));
  if (curve.points.length <= 40) {
    for (const point of curve.points.filter(one => Number.isFinite(one.y))) {
      svg.append(shape('circle', {class: 'point', cx: at.x(point.x), cy: at.y(point.y), r: 2.5}));
    }
  }
  for (const mark of curve.marks) {
    const x = at.x(mark.x) + mark.shift;
    svg.append(
        shape('line', {class: 'whisker', x1: x, x2: x, y1: at.y(mark.low), y2: at.y(mark.high)}),
        shape('circle', {class: 'mark', cx: x, cy: at.y(mark.y), r: 4.5}));
  }
}

// Reads points under the pointer or by the arrow keys.
function readout(plot, curve, output) {
  const xs = [...new Set([...curve.points, ...curve.marks].map(point => point.x))].sort((a, b) => a - b);
  let chosen = -1;
  function show(index) {
    chosen = Math.max(0, Math.min(xs.length - 1, index));
    const x = xs[chosen];
    output.textContent = curve.describe(x);
    const at = scale(curve, plot.clientWidth);
    plot.querySelector('.cursor')?.remove();
    plot.querySelector('svg').append(shape('line', {
      class: 'cursor', x1: at.x(x), x2: at.x(x), y1: EDGE.top, y2: at.bottom}));
  }
  function clear() {
    chosen = -1;
    output.textContent = curve.closing;
    plot.querySelector('.cursor')?.remove();
  }
  plot.addEventListener('pointermove', event => {
    const at = scale(curve, plot.clientWidth);
    const x = event.clientX - plot.getBoundingClientRect().left;
    const nearest = xs.reduce((best, one) =>
      Math.abs(at.x(one) - x) < Math.abs(at.x(best) - x) ? one : best, xs[0]);
    show(xs.indexOf(nearest));
  });
  plot.addEventListener('pointerleave', clear);
  plot.addEventListener('blur', clear);
  plot.addEventListener('keydown', event => {
    const moves = {ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: xs.length - 1};
    if (event.key in moves && xs.length > 0) {
      event.preventDefault();
      show(moves[event.key]);
    }
  });
}

function chart(curve) {
  const plot = element('div', 'plot');
  const output = element('output', '', curve.closing);
  const legend = element('div', 'legend');
  if (curve.marks.length > 0) {
    legend.append(element('span', '', element('i', 'train'), 'training rollouts'),
        element('span', '', element('i', 'validation'), 'validation, 95% interval'));
  }
  function draw() {
    const width = plot.clientWidth || FIRST_WIDTH;
    if (width <= EDGE.left + EDGE.right) {
      return;
    }
    const svg = shape('svg', {viewBox: `0 0 ${width} ${CHART_HEIGHT}`, 'aria-hidden': 'true'});
    const at = scale(curve, width);
    drawBands(svg, at);
    drawAxes(svg, at, width);
    drawCurve(svg, curve, at);
    plot.replaceChildren(svg);
  }
  plot.tabIndex = 0;
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', `${curve.title}: ${curve.closing}`);
  draw();
  new ResizeObserver(draw).observe(plot);
  readout(plot, curve, output);
  const caption = element('figcaption', '', curve.title, ' ', element('small', '', curve.unit));
  return element('figure', '', caption, legend, plot, output);
}
