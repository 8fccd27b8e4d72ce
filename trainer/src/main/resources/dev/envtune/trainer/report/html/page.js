// What the page is built with, and its tables. Texts reach the page through textContent alone.
const content = JSON.parse(document.getElementById('content').textContent);

function byId(id) {
  return document.getElementById(id);
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  for (const child of children) {
    made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return made;
}

// Figures that are not numbers (NaN, Infinity) come as strings.
function number(value) {
  return value === null || value === undefined ? NaN : Number(value);
}

// With so many digits, or in powers of ten where these would all be zeros.
function fixed(value, digits) {
  const figure = number(value);
  if (!Number.isFinite(figure)) {
    return '–';
  }
  const tiny = figure !== 0 && Math.abs(figure) < 0.5 * 10 ** -digits;
  return (tiny ? figure.toExponential(1) : figure.toFixed(digits)).replaceAll('-', '\u2212');
}

function signed(value, digits) {
  return (number(value) > 0 ? '+' : '') + fixed(value, digits);
}

function interval(range, write) {
  const bounds = `[${write(range.low, 3)}, ${write(range.high, 3)}]`;
  return [write(range.mean, 3), ' ', element('span', 'range', bounds)];
}

function row(cells, className) {
  const made = element('tr', className);
  cells.forEach((cell, column) => {
    const parts = Array.isArray(cell) ? cell : [cell];
    const box = element(column === 0 ? 'th' : 'td', '', ...parts);
    if (column === 0) {
      box.scope = 'row';
    }
    made.append(box);
  });
  return made;
}

function table(label, headings, rows) {
  const head = element('tr');
  for (const heading of headings) {
    const box = element('th', '', heading);
    box.scope = 'col';
    head.append(box);
  }
  const wrapped = element('div', 'table',
      element('table', '', element('thead', '', head), element('tbody', '', ...rows)));
  wrapped.tabIndex = 0;
  wrapped.setAttribute('role', 'region');
  wrapped.setAttribute('aria-label', label);
  return wrapped;
}

function stageTable(stage) {
  let previous = '';
  const rows = stage.lines.map(line => {
    const kind = (line.tasks === previous ? '' : 'first ') + (line.tasks === 'all' ? 'all' : '');
    const made = row([
      line.tasks === previous ? '' : line.tasks,
      line.moment.toLowerCase(),
      line.episodes,
      interval(line.groundTruthTurns, fixed),
      [fixed(line.turnScore, 3), ' ', element('span', 'range', `(${fixed(line.baseline, 3)})`)],
      fixed(line.accuracy, 3),
      fixed(line.wellFormed, 3),
      fixed(line.callsPerTurn, 2),
    ], kind.trim());
    made.children[1].className = 'moment';
    previous = line.tasks;
    return made;
  });
  return table(`Stage ${stage.number}`, ['tasks', '', 'episodes', 'turns with ground truth',
    'all turns (baseline)', 'accuracy', 'well-formed', 'calls/turn'], rows);
}

function verdictClass(range) {
  if (number(range.low) > 0) {
    return 'good';
  }
  return number(range.high) < 0 ? 'bad' : '';
}

function comparisonTable(comparison) {
  const rows = comparison.lines.map(line => row([
    line.tasks,
    line.pairs,
    fixed(line.before, 3),
    fixed(line.after, 3),
    [element('span', verdictClass(line.difference), ...interval(line.difference, signed))],
  ], line.tasks === 'all' ? 'first all' : ''));
  return table('The whole run', ['tasks', 'pairs', 'before', 'after', 'paired difference'], rows);
}

function showFacts() {
  const preset = content.facts[0].value;
  document.title = `EnvTune run: ${preset}`;
  byId('title').textContent = `EnvTune run: ${preset}, seed ${content.facts[1].value}`;
  for (const fact of content.facts) {
    byId('facts').append(
        element('div', '', element('dt', '', fact.label), element('dd', '', fact.value)));
  }
}

function showResults() {
  const summary = content.summary;
  for (const warning of summary.warnings) {
    byId('warnings').append(element('p', 'warning', `Warning: ${warning}`));
  }
  if (summary.overall) {
    byId('comparison').append(
        element('h3', '', 'The whole run, turns with ground truth'),
        element('p', 'note', `${summary.overall.from} against ${summary.overall.to}`),
        comparisonTable(summary.overall));
  }
  for (const stage of summary.stages) {
    byId('stages').append(
        element('h3', '', `Stage ${stage.number}: ${stage.name}`), stageTable(stage));
  }
  if (summary.stages.length === 0) {
    byId('stages').append(element('p', 'note', 'No validation has been made yet.'));
  }
}

showFacts();
showResults();
byId('yaml').textContent = content.configuration;
