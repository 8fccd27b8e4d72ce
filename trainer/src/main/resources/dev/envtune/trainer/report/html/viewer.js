// Choosing and reading rollouts.
const shown = content.rollouts.shown;
const CODES = {'-3': 'format error', '-2': 'a call raised', '-1': 'calls ran'};

function unique(values) {
  return [...new Set(values)];
}

function fill(select, options) {
  const before = select.value;
  select.replaceChildren(...options.map(([value, text]) => {
    const option = element('option', '', text);
    option.value = value;
    return option;
  }));
  if (options.some(([value]) => String(value) === before)) {
    select.value = before;
  }
}

function stageName(number) {
  return content.updates.find(update => update.stage === number)?.stageName ?? '';
}

function ofUpdate() {
  return shown.filter(one => String(one.update) === byId('choice-update').value);
}

function ofTask() {
  return ofUpdate().filter(one => one.task === byId('choice-task').value);
}

function advantages(rollout) {
  return rollout.messages.map(message => number(message.advantage));
}

function rolloutWords(rollout) {
  const own = unique(advantages(rollout).map(value => signed(value, 2)));
  return `${rollout.index + 1}: reward ${fixed(rollout.reward, 2)}`
    + (own.length === 1 ? `, advantage ${own[0]}` : '');
}

function fillChoice() {
  fill(byId('choice-update'), unique(shown.map(one => one.update)).map(update => {
    const stage = shown.find(one => one.update === update).stage;
    return [update, `${update}, stage ${stage} ${stageName(stage)}`];
  }));
  fill(byId('choice-task'), unique(ofUpdate().map(one => one.task)).map(task => [task, task]));
  fill(byId('choice-rollout'), ofTask().map(one => [one.index, rolloutWords(one)]));
}

function outcome(rollout) {
  const verdict = rollout.verdict;
  const fact = (label, value, className) =>
    element('span', className ?? '', `${label} `, element('b', '', value));
  const scored = rollout.turnScores.map(score => score ?? '–').join(' ');
  return element('div', 'outcome',
      fact('reward', fixed(rollout.reward, 3)),
      fact('turn scores', scored),
      fact('ground-truth turns', fixed(rollout.groundTruthTurns, 3)),
      fact('baseline', fixed(rollout.baseline, 3)),
      verdict.valid ? fact('verdict', 'pass', 'good')
        : fact('verdict', `fail${verdict.errorType ? `, ${verdict.errorType}` : ''}`, 'bad'),
      fact('category', rollout.category),
      fact('feedback', rollout.feedback.toLowerCase()),
      fact('policy version', rollout.version),
      fact('sampling seed', rollout.seed));
}

function said(who, text) {
  return element('div', 'said', element('div', 'who', who), text);
}

function result(call) {
  const made = element('div', '', element('div', 'exact', call.call),
      element('div', call.raised ? 'exact raised' : 'exact result',
          `→ ${call.raised ? `raised${call.failure ? ` (${call.failure})` : ''}: ` : ''}`, call.result));
  if (call.hint) {
    const hint = element('div', 'hint', element('b', '', `hint ${call.hint.kind}: `), call.hint.text);
    if (call.hint.next) {
      hint.append(element('div', 'exact', `next: ${call.hint.next}`));
    }
    made.append(hint);
  }
  return made;
}

function observation(seen) {
  const made = element('div', 'observed', element('div', 'who', 'environment'),
      ...seen.results.map(result));
  if (seen.revealed.length > 0) {
    made.append(element('div', '', `newly offered: ${seen.revealed.join(', ')}`));
  }
  const messages = seen.messages.map(message =>
    element('pre', '', `${message.role}: ${message.content}`));
  if (messages.length > 0) {
    const details = element('details', '', element('summary', '', 'what the policy was given'), ...messages);
    details.open = seen.kind === 'FORMAT_ERROR';
    made.append(details);
  }
  return made;
}

function message(one, number, colour, strongest) {
  const seen = one.observation;
  const ended = seen && seen.code >= 0;
  const who = element('div', 'who', element('span', '', `policy, message ${number + 1}`),
      element('span', '', `advantage ${signed(one.advantage, 3)}`),
      element('span', seen && seen.code < -1 ? 'bad' : '',
          !seen ? 'the context window ended here' : ended ? 'ended the turn' : CODES[seen.code]));
  return element('div', 'message', who, tokenLine(one, colour, strongest));
}

function turn(rollout, number, user) {
  const score = rollout.turnScores[number];
  const words = score === null || score === undefined ? 'not scored' : `score ${score}`;
  return element('section', 'turn',
      element('h3', '', `Turn ${number + 1} of ${rollout.turnScores.length}`,
          element('span', score === 1 ? 'good' : score === 0 ? 'bad' : '', words)),
      said('user', user));
}

function conversation(rollout, colour, strongest) {
  const opening = content.rollouts.openings[rollout.opening];
  const made = [element('details', 'opening',
      element('summary', '', `What the policy was given first: ${opening.tokens} tokens`),
      element('pre', '', opening.text))];
  let current = turn(rollout, 0, opening.user);
  made.push(current);
  rollout.messages.forEach((one, number) => {
    current.append(message(one, number, colour, strongest));
    const seen = one.observation;
    if (!seen) {
      return;
    }
    if (seen.results.length > 0 || seen.revealed.length > 0 || seen.code < 0) {
      current.append(observation(seen));
    }
    if (seen.code >= 0 && seen.turn + 1 < rollout.turnScores.length && seen.messages.length > 0) {
      current = turn(rollout, seen.turn + 1, seen.messages.map(one => one.content).join('\n'));
      made.push(current);
    }
  });
  return made;
}

function showRollout() {
  fillChoice();
  const rollout = ofTask().find(one => String(one.index) === byId('choice-rollout').value);
  if (!rollout) {
    return;
  }
  const colour = document.querySelector('input[name=colour]:checked').value;
  const strongest = Math.max(...ofTask().flatMap(advantages).map(Math.abs)) || 1;
  byId('scale').replaceChildren(...scaleWords(colour, strongest));
  byId('rollout').replaceChildren(outcome(rollout), ...conversation(rollout, colour, strongest));
}

byId('left-out').textContent = content.rollouts.leftOut;
byId('choice').hidden = shown.length === 0;
byId('choice').addEventListener('change', showRollout);
showRollout();
