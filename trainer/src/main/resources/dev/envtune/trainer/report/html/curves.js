// Which curves there are, and the table of all figures.
const CURVES = [
  {title: 'Reward', unit: 'mean, of the stage’s own', digits: 3, byStage: true,
    of: u => u.reward},
  {title: 'Turn score', unit: 'turns with ground truth', digits: 3, fromZero: true,
    of: u => u.groundTruthTurns, validated: true},
  {title: 'KL', unit: 'k3 against the reference', digits: 4, fromZero: true, of: u => u.kl},
  {title: 'Entropy', unit: 'nats', digits: 3, fromZero: true, of: u => u.entropy},
  {title: 'Gradient norm', unit: 'before clipping', digits: 3, fromZero: true,
    of: u => u.gradientNorm},
  {title: 'Throughput', unit: 'tokens/s, all phases', digits: 0, fromZero: true,
    of: tokensPerSecond},
  {title: 'Mismatch', unit: 'mean |Δ logprob|, trainer and sampler', digits: 5, fromZero: true,
    of: u => u.mismatch.mean},
];

function tokensPerSecond(update) {
  const seconds = update.seconds;
  return update.tokens / (seconds.rollouts + seconds.reference + seconds.update);
}

// Stages in order, with their first and last updates.
function stageSpans() {
  const spans = [];
  for (const update of content.updates) {
    const last = spans[spans.length - 1];
    if (last && last.number === update.stage) {
      last.to = update.update;
    } else {
      spans.push({
        number: update.stage, name: update.stageName, from: update.update, to: update.update});
    }
  }
  return spans;
}

function marks() {
  return content.validations.map(validation => {
    const together = content.validations.filter(other => other.update === validation.update);
    return {
      x: validation.update,
      y: number(validation.groundTruthTurns.mean),
      low: number(validation.groundTruthTurns.low),
      high: number(validation.groundTruthTurns.high),
      words: `${validation.moment.toLowerCase()} ${validation.stageName}`,
      shift: 7 * (together.indexOf(validation) - (together.length - 1) / 2),
    };
  });
}

function describe(curve, x) {
  const parts = [`update ${x}`];
  for (const point of curve.points.filter(one => one.x === x)) {
    parts.push(fixed(point.y, curve.digits));
  }
  for (const mark of curve.marks.filter(one => one.x === x)) {
    parts.push(`${mark.words} ${fixed(mark.y, 3)} [${fixed(mark.low, 3)}, ${fixed(mark.high, 3)}]`);
  }
  return parts.join(' · ');
}

function curve(kind) {
  const points = content.updates.map(update => ({
    x: update.update, y: number(kind.of(update)), stage: update.stage}));
  const [first, last] = [points[0], points[points.length - 1]];
  const made = {
    ...kind,
    points,
    marks: kind.validated ? marks() : [],
    last: last ? last.x : 1,
    closing: last ? `${fixed(first.y, kind.digits)} at first, ${fixed(last.y, kind.digits)} at last`
      : 'no update yet',
  };
  made.describe = x => describe(made, x);
  return made;
}

function figures() {
  const headings = ['update', 'stage', ...CURVES.map(kind => kind.title), 'rollouts', 'dropped',
    'well-formed', 'calls/turn'];
  const rows = content.updates.map(update => row([
    update.update, update.stageName, ...CURVES.map(kind => fixed(kind.of(update), kind.digits)),
    update.rollouts, update.dropped, fixed(update.wellFormed, 3), fixed(update.callsPerTurn, 2)]));
  return table('Figures of all updates', headings, rows);
}

byId('charts').append(...CURVES.map(kind => chart(curve(kind))));
byId('figures').append(figures());
